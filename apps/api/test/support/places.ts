import type { Client } from './client.ts';
import type { TestDatabase } from './postgres.ts';

export const placeFields = 'attendance full waiting myRsvp myPlace myWaitingPosition myPlaceHeldUntil';

const mutation = (name: string) => `mutation ($eventId: ID!) { ${name}(eventId: $eventId) { ${placeFields} } }`;
export const joinMutation = mutation('joinWaitingList');
export const leaveMutation = mutation('leaveWaitingList');
export const cancelEventMutation = 'mutation ($id: ID!) { cancelEvent(id: $id) { cancelledAt } }';
export const updateMutation =
  'mutation ($id: ID!, $input: UpdateEventInput!) { updateEvent(id: $id, input: $input) { title description venue latitude longitude startsAt endsAt capacity attendance } }';

export interface PlaceView {
  readonly attendance: number;
  readonly full: boolean;
  readonly waiting: number;
  readonly myRsvp: boolean;
  readonly myPlace: string;
  readonly myWaitingPosition: number | null;
  readonly myPlaceHeldUntil: string | null;
}

export async function placeOf(client: Client, id: string): Promise<PlaceView> {
  return (await client.ask<{ event: PlaceView }>(`query ($id: ID!) { event(id: $id) { ${placeFields} } }`, { id })).event;
}

/** Unsent mails of an event by kind, each with the ids of its users. */
export async function mailsOf({ owner }: TestDatabase, eventId: string): Promise<Record<string, { userId: string; dueAt: Date }[]>> {
  const { rows } = await owner.query<{ kind: string; userId: string; dueAt: Date }>(
    'SELECT "kind", "userId", "dueAt" FROM "Mail" WHERE "eventId" = $1 AND "sentAt" IS NULL ORDER BY "kind", "userId"',
    [eventId],
  );
  return Object.groupBy(rows, ({ kind }) => kind) as never;
}

export async function auditOf({ owner }: TestDatabase, subject: string): Promise<string[]> {
  const { rows } = await owner.query<{ action: string }>('SELECT "action" FROM "Audit" WHERE "subject" = $1 ORDER BY "at", "id"', [
    subject,
  ]);
  return rows.map(({ action }) => action);
}

/** Moves an event's times without the api's rules. */
export const moveEvent = ({ owner }: TestDatabase, eventId: string, startsIn: string, endsIn: string): Promise<unknown> =>
  owner.query('UPDATE "Event" SET "startsAt" = now() + $2::interval, "endsAt" = now() + $3::interval WHERE "id" = $1', [
    eventId,
    startsIn,
    endsIn,
  ]);
