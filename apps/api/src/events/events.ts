import type { Event } from '../generated/prisma/client.ts';
import type { EventsNearInput, PublishEventInput } from '../graphql/inputs.ts';
import type { Database } from '../lib/database.ts';

export type { Event };
export type NearbyEvent = Event & { readonly distanceMetres: number };

export const findEvent = (db: Database, id: string): Promise<Event | null> => db.event.findUnique({ where: { id } });

/** Events that have not ended, the soonest first. */
export const upcomingEvents = (db: Database, first: number): Promise<Event[]> =>
  db.event.findMany({ where: { endsAt: { gt: new Date() } }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }], take: first });

export const publishEvent = (db: Database, organiserId: string, input: PublishEventInput): Promise<Event> =>
  db.$transaction(async (tx) => {
    const event = await tx.event.create({ data: { ...input, organiserId } });
    await tx.audit.create({ data: { action: 'event.publish', actorId: organiserId, subject: event.id, detail: { title: event.title } } });
    return event;
  });

/** Events that have not ended within a distance in metres, the nearest first. */
export async function eventsNear(db: Database, { latitude, longitude, radiusMetres, first }: EventsNearInput): Promise<NearbyEvent[]> {
  const near = await db.$queryRaw<{ id: string; metres: number }[]>`
    WITH here AS (SELECT ST_SetSRID(ST_MakePoint(${longitude}, ${latitude}), 4326)::geography AS point)
    SELECT "id"::text, ST_Distance("location", point) AS metres
    FROM "Event", here
    WHERE "endsAt" > now() AND ST_DWithin("location", point, ${radiusMetres})
    ORDER BY metres, "id"
    LIMIT ${first}`;
  const rows = await db.event.findMany({ where: { id: { in: near.map(({ id }) => id) } } });
  const byId = new Map(rows.map((event) => [event.id, event]));
  return near.flatMap(({ id, metres }) => {
    const event = byId.get(id);
    return event ? [{ ...event, distanceMetres: metres }] : [];
  });
}
