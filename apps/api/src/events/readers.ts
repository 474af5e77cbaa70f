import DataLoader from 'dataloader';
import type { Database } from '../lib/database.ts';
import type { PageInput } from '../graphql/inputs.ts';
import { attendeesOf, type Attendee } from './attendees.ts';
import type { Page } from './cursor.ts';
import { noPlace, placesOfUsers, type OwnPlace } from './own-place.ts';
import type { Event } from '../generated/prisma/client.ts';
import type { Who } from './rsvp.ts';

export type Reader<K, V> = Pick<DataLoader<K, V>, 'load'>;
export type EventReader = Reader<string, Event | undefined>;

/** Reads of single things; what is asked for at one moment, by whatever request, is one query. */
export interface Readers {
  readonly event: EventReader;
  readonly organiser: Reader<string, { id: string; name: string } | undefined>;
  readonly place: Reader<Who, OwnPlace>;
  /** How many wait for a place. */
  readonly waiting: Reader<string, number>;
  readonly attendees: Reader<{ eventId: string; page: PageInput }, Page<Attendee>>;
}

/** What one query reads at most: those who waited for it all go on at once, and nothing else meanwhile. */
const maxBatchSize = 100;

/** What is asked for twice before it is read is read once; nothing is kept longer: a mutation may change it meanwhile. */
function reader<K, V>(read: (keys: readonly K[]) => Promise<readonly V[]>): Reader<K, V> {
  const asked = new Map<string, Promise<V>>();
  const nameOf = (key: K) => (typeof key === 'string' ? key : JSON.stringify(key));
  const loader = new DataLoader<K, V>(
    (keys) => {
      for (const key of keys) asked.delete(nameOf(key));
      return read(keys);
    },
    { cache: false, maxBatchSize },
  );
  return {
    load(key) {
      const name = nameOf(key);
      const promise = asked.get(name) ?? loader.load(key);
      asked.set(name, promise);
      return promise;
    },
  };
}

const byId = <V>(read: (ids: string[]) => Promise<ReadonlyMap<string, V>>) =>
  reader<string, V | undefined>(async (ids) => {
    const found = await read([...new Set(ids)]);
    return ids.map((id) => found.get(id));
  });

const indexed = <V extends { id: string }>(rows: readonly V[]): Map<string, V> => new Map(rows.map((row) => [row.id, row]));

export const createReaders = (db: Database): Readers => ({
  event: byId(async (ids) => indexed(await db.event.findMany({ where: { id: { in: ids } } }))),
  organiser: byId(async (ids) => indexed(await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }))),
  place: reader(async (keys) => {
    const found = await placesOfUsers(db, keys);
    return keys.map(({ eventId, userId }) => found.get(`${eventId}/${userId}`) ?? noPlace);
  }),
  waiting: reader(async (ids) => {
    const rows = await db.waiting.groupBy({ by: 'eventId', where: { eventId: { in: [...new Set(ids)] } }, _count: true });
    const counts = new Map(rows.map(({ eventId, _count }) => [eventId, _count]));
    return ids.map((id) => counts.get(id) ?? 0);
  }),
  attendees: reader(async (keys) => {
    // Aliases may ask for different pages.
    const groups = Map.groupBy(keys, ({ page }) => JSON.stringify(page));
    const pages = new Map<string, Map<string, Page<Attendee>>>();
    for (const [name, group] of groups)
      pages.set(name, await attendeesOf(db, [...new Set(group.map(({ eventId }) => eventId))], group[0]!.page));
    return keys.map(({ eventId, page }) => pages.get(JSON.stringify(page))!.get(eventId)!);
  }),
});
