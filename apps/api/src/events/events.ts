import type { Event } from '../generated/prisma/client.ts';
import type { EventsNearInput, PublishEventInput } from '../graphql/inputs.ts';
import type { Database } from '../lib/database.ts';
import { search, type FoundEvent } from './search.ts';

export type { Event };

/** Events that have neither ended nor been cancelled, the soonest first. */
export const upcomingEvents = async (db: Database, first: number): Promise<readonly Event[]> =>
  (await search(db, { filter: {}, first, after: undefined })).nodes;

/** As {@link upcomingEvents}, within a distance in metres, the nearest first. */
export const eventsNear = async (db: Database, { first, ...near }: EventsNearInput): Promise<readonly FoundEvent[]> =>
  (await search(db, { filter: { near }, first, after: undefined })).nodes;

export const publishEvent = (db: Database, organiserId: string, input: PublishEventInput): Promise<Event> =>
  db.$transaction(async (tx) => {
    const event = await tx.event.create({ data: { ...input, organiserId } });
    await tx.audit.create({ data: { action: 'event.publish', actorId: organiserId, subject: event.id } });
    return event;
  });
