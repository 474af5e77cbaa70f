import { z } from 'zod';
import { Prisma, type Event } from '../generated/prisma/client.ts';
import type { Filter, SearchInput } from '../graphql/inputs.ts';
import type { Database } from '../lib/database.ts';
import { eventColumns } from './columns.ts';
import { cursorOf, id, moment, pageOf, type Page } from './cursor.ts';
import { queryOf } from './words.ts';

export type FoundEvent = Event & { readonly distanceMetres?: number | null };

const soonest = cursorOf('soonest', z.tuple([moment, id]));
const nearest = cursorOf('nearest', z.tuple([z.number().min(0), id]));

/** No event is longer, so none that began before has not ended: the index on the start can leave them out. */
const longest = Prisma.sql`interval '30 days'`;

/** Events that have neither ended nor been cancelled, and meet every condition. */
function conditions({ text, from, to, free }: Filter): Prisma.Sql[] {
  const since = from && from > new Date() ? Prisma.sql`${from}::timestamptz` : Prisma.sql`now()`;
  const words = text === undefined ? '' : queryOf(text);
  return [
    Prisma.sql`"cancelledAt" IS NULL AND "endsAt" > ${since} AND "startsAt" > ${since} - ${longest}`,
    ...(words ? [Prisma.sql`"document" @@ to_tsquery('simple', ${words})`] : []),
    ...(to ? [Prisma.sql`"startsAt" < ${to}`] : []),
    ...(free === undefined ? [] : [free ? Prisma.sql`"priceCents" = 0` : Prisma.sql`"priceCents" > 0`]),
  ];
}

/** A page of the nearest first where the filter says near, else of the soonest. */
export const search = (db: Database, input: SearchInput): Promise<Page<FoundEvent>> =>
  input.filter.near ? byDistance(db, input, input.filter.near) : byStart(db, input);

async function byStart(db: Database, { filter, first, after }: SearchInput): Promise<Page<FoundEvent>> {
  const where = conditions(filter);
  if (after !== undefined) {
    const [startsAt, id] = soonest.decode(after);
    where.push(Prisma.sql`("startsAt", "id") > (${startsAt}::timestamptz, ${id}::uuid)`);
  }
  const rows = await db.$queryRaw<Event[]>`
    SELECT ${eventColumns} FROM "Event" WHERE ${Prisma.join(where, ' AND ')}
    ORDER BY "startsAt", "id" LIMIT ${first + 1}`;
  return pageOf(rows, first, ({ startsAt, id }) => soonest.encode([startsAt, id]));
}

/** On a sphere, within 0.6 % of the ellipsoid: that is what the index on the location knows the order of. */
async function byDistance(
  db: Database,
  { filter, first, after }: SearchInput,
  { latitude, longitude, radiusMetres }: NonNullable<Filter['near']>,
): Promise<Page<FoundEvent>> {
  const here = Prisma.sql`ST_SetSRID(ST_MakePoint(${longitude}, ${latitude}), 4326)::geography`;
  const metres = Prisma.sql`"location" <-> ${here}`;
  const where = [...conditions(filter), Prisma.sql`ST_DWithin("location", ${here}, ${radiusMetres}::float8, false)`];
  if (after !== undefined) {
    const [distance, id] = nearest.decode(after);
    where.push(Prisma.sql`(${metres}, "id") > (${distance}::float8, ${id}::uuid)`);
  }
  const rows = await db.$queryRaw<(Event & { distanceMetres: number })[]>`
    SELECT ${eventColumns}, ${metres} AS "distanceMetres" FROM "Event" WHERE ${Prisma.join(where, ' AND ')}
    ORDER BY ${metres}, "id" LIMIT ${first + 1}`;
  return pageOf(rows, first, ({ distanceMetres, id }) => nearest.encode([distanceMetres, id]));
}
