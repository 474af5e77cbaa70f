import type { Fixture } from '../app.ts';
import { Client, eventInput, publish, rsvpMutation, signUp } from '../client.ts';
import { clients } from '../users.ts';

/** In every text that callers send: the audit says none of it. */
export const planted = 'CANARY5';
export const plant = (what: string): string => `${planted} ${what}`;
export const plantedEmail = (): string => `${planted}.${crypto.randomUUID()}@example.org`;
export const plantedPassword = plant('correct horse battery staple');

/** A mutation that is about to be sent. */
export interface Call {
  readonly client: Client;
  readonly variables: Record<string, unknown>;
  /** Code of the refusal, where it is refused. */
  readonly code?: string;
  /** Rows that it writes; `SELF` is what the answer names, `PAYMENT` the payment of the event. */
  readonly rows: readonly (readonly [action: string, actorId: string | null, subject: string])[];
}

export type Make = (fixture: Fixture) => Promise<Call>;
export type Person = Client & { readonly id: string; readonly email: string };

export const one = async ({ app, database }: Fixture): Promise<Person> => (await clients(database, app, 1))[0];
export const stranger = ({ app }: Fixture): Client => new Client(app);
export const known = ({ app }: Fixture): Promise<Person> => signUp(app, plant('name'));
export const input = (overrides: object = {}) =>
  eventInput({ title: plant('title'), description: plant('text'), venue: plant('venue'), ...overrides });

/** Somebody, and an event of somebody else's. */
export async function visit(fixture: Fixture, overrides: object = {}): Promise<{ client: Person; organiser: Person; eventId: string }> {
  const [client, organiser] = await clients(fixture.database, fixture.app, 2);
  return { client, organiser, eventId: await publish(organiser, input(overrides)) };
}

export const unauthenticated =
  (variables: Record<string, unknown> = { eventId: crypto.randomUUID() }): Make =>
  async (fixture) => ({ client: stranger(fixture), variables, code: 'UNAUTHENTICATED', rows: [] });
export const unknownEvent =
  (variables: Record<string, unknown> = { eventId: crypto.randomUUID() }): Make =>
  async (fixture) => ({ client: await one(fixture), variables, code: 'NOT_FOUND', rows: [] });

export const full = async (fixture: Fixture) => {
  const { organiser, ...visited } = await visit(fixture, { capacity: 1 });
  await organiser.ask(rsvpMutation, { eventId: visited.eventId });
  return { organiser, ...visited };
};

/** How a mutation succeeds, then every other way that it ends. */
export type Cases = Readonly<Record<string, { readonly success: Make; readonly others: Readonly<Record<string, Make>> }>>;
