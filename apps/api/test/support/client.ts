import type { FastifyInstance, InjectOptions } from 'fastify';

export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly code: string | undefined;
  readonly errors: readonly { message: string; extensions?: Record<string, unknown> }[];
  readonly cookies: readonly { name: string; value: string }[];
}

/** Sends GraphQL to an app in this process, as one user. */
export class Client {
  readonly #app: FastifyInstance;
  cookie: string | undefined;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async send<T = Record<string, unknown>>(query: string, variables: object = {}, options: InjectOptions = {}): Promise<Answer<T>> {
    const response = await this.#app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query, variables },
      ...options,
      headers: { ...(this.cookie && { cookie: this.cookie }), ...options.headers },
    });
    const { data, errors = [] } = response.json<{ data: T; errors?: Answer<T>['errors'] }>();
    const cookies = response.cookies as Answer<T>['cookies'];
    const [session] = cookies;
    if (session) this.cookie = session.value ? `${session.name}=${session.value}` : undefined;
    return { status: response.statusCode, data, errors, code: errors[0]?.extensions?.['code'] as string | undefined, cookies };
  }

  /** @throws if there are errors */
  async ask<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.send<T>(query, variables);
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '));
    return data;
  }
}

export const password = 'correct horse battery staple';

/** A client that is signed in as somebody new. */
export async function signUp(app: FastifyInstance, name = 'Ada'): Promise<Client & { id: string; email: string }> {
  const client = new Client(app);
  const email = `${crypto.randomUUID()}@example.org`;
  const query =
    'mutation ($email: String!, $password: String!, $name: String!) { signUp(email: $email, password: $password, name: $name) { id } }';
  const { signUp: me } = await client.ask<{ signUp: { id: string } }>(query, { email, password, name });
  return Object.assign(client, { id: me.id, email });
}

const hour = 3_600_000;

export const eventInput = (overrides: object = {}) => ({
  title: 'Picnic',
  description: 'Bring a blanket.',
  venue: 'Tempelhofer Feld',
  latitude: 52.4731,
  longitude: 13.4039,
  startsAt: new Date(Date.now() + 48 * hour).toISOString(),
  endsAt: new Date(Date.now() + 50 * hour).toISOString(),
  capacity: 10,
  ...overrides,
});

export async function publish(client: Client, overrides: object = {}): Promise<string> {
  const query = 'mutation ($input: PublishEventInput!) { publishEvent(input: $input) { id } }';
  return (await client.ask<{ publishEvent: { id: string } }>(query, { input: eventInput(overrides) })).publishEvent.id;
}

export const rsvpMutation = 'mutation Rsvp($eventId: ID!) { rsvp(eventId: $eventId) { attendance myRsvp } }';
export const cancelMutation = 'mutation Cancel($eventId: ID!) { cancelRsvp(eventId: $eventId) { attendance myRsvp } }';
