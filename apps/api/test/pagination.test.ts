import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { attendeesOf } from '../src/events/attendees.ts';
import type { Page } from '../src/events/cursor.ts';
import { organisedBy, placesOf } from '../src/events/mine.ts';
import { search } from '../src/events/search.ts';
import type { Filter } from '../src/graphql/inputs.ts';
import { appFixture } from './support/app.ts';
import { users } from './support/users.ts';

const fixture = appFixture();
const numRuns = Number(process.env['CASES'] ?? 30);
const tomorrow = new Date(Date.now() + 86_400_000);
let userId: string;
let other: string;

beforeAll(async () => {
  const [first, second] = await users(fixture.database, 2);
  [userId, other] = [first!.id, second!.id];
});

type Row = { readonly id: string };
type List = (page: { first: number; after: string | undefined }) => Promise<Page<Row>>;
type Between = (page: number) => Promise<unknown>;

/** All pages of a list, joined, while `between` two of them something happens. */
async function collect(list: List, sizes: readonly number[], between: Between = async () => {}): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  for (let i = 0; ; i++) {
    const first = sizes[i % sizes.length]!;
    const page = await list({ first, after });
    found.push(...page.nodes.map(({ id }) => id));
    if (page.nodes.length > first) throw new Error(`expected at most ${first}, found ${page.nodes.length}`);
    if (page.next === null) return found;
    if (page.nodes.length < first) throw new Error(`expected ${first} where more follow, found ${page.nodes.length}`);
    after = page.next;
    await between(i);
  }
}

interface Spec {
  readonly id: string;
  /** Few values, so that many are equal and the id decides. */
  readonly hour: number;
  readonly place: number;
}

const spec: fc.Arbitrary<Spec> = fc.record({
  id: fc.uuid({ version: 4 }),
  hour: fc.integer({ min: 1, max: 4 }),
  place: fc.integer({ min: 0, max: 3 }),
});
const specs = fc.uniqueArray(spec, { selector: ({ id }) => id, maxLength: 25 });
const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });

async function insert(events: readonly Spec[]): Promise<void> {
  const { owner } = fixture.database;
  const values = [
    events.map(({ id }) => id),
    events.map(({ hour }) => hour),
    events.map(({ place }) => 52 + place / 100),
    userId,
    tomorrow,
  ];
  await owner.query(
    `INSERT INTO "Event" ("id", "title", "description", "venue", "latitude", "longitude", "startsAt", "endsAt", "capacity", "attendance", "organiserId")
     SELECT "id", 'Event', '', 'Park', "latitude", 13, $5::timestamptz + "hour" * interval '1h', $5::timestamptz + interval '2d', 1, 1, $4
     FROM unnest($1::uuid[], $2::int[], $3::float8[]) AS "given"("id", "hour", "latitude")`,
    values,
  );
  await owner.query('INSERT INTO "Rsvp" ("eventId", "userId") SELECT unnest($1::uuid[]), $2', [values[0], other]);
}

async function remove(ids: readonly string[]): Promise<void> {
  for (const [table, column] of [
    ['Rsvp', 'eventId'],
    ['Event', 'id'],
  ])
    await fixture.database.owner.query(`DELETE FROM "${table}" WHERE "${column}" = ANY($1::uuid[])`, [ids]);
}

const clear = () => fixture.database.owner.query('TRUNCATE "Event", "Rsvp" CASCADE');

const ascending = (a: Spec, b: Spec) => a.hour - b.hour || (a.id < b.id ? -1 : 1);
const found =
  (filter: Filter): List =>
  (page) =>
    search(fixture.app.db, { filter, ...page });
const lists: Record<string, { list: List; order: (a: Spec, b: Spec) => number }> = {
  'search, the soonest first': { list: found({}), order: ascending },
  'search, the nearest first': {
    list: found({ near: { latitude: 52, longitude: 13, radiusMetres: 100_000 } }),
    order: (a, b) => a.place - b.place || (a.id < b.id ? -1 : 1),
  },
  'events that one organises': { list: (page) => organisedBy(fixture.app.db, userId, page), order: (a, b) => ascending(b, a) },
  'events that one attends': { list: (page) => placesOf(fixture.app.db, other, page), order: (a, b) => ascending(b, a) },
};

it.each(Object.entries(lists))('%s: pages of any size are the list', async (_name, { list, order }) => {
  await fc.assert(
    fc
      .asyncProperty(specs, sizes, async (events, sizes) => {
        await insert(events);
        expect(await collect(list, sizes)).toEqual(events.toSorted(order).map(({ id }) => id));
      })
      .afterEach(clear),
    { numRuns },
  );
});

it.each(Object.entries(lists))(
  '%s: what stays is found once, whatever comes and goes between the pages',
  async (_name, { list, order }) => {
    await fc.assert(
      fc
        .asyncProperty(specs, specs, fc.func(fc.boolean()), sizes, async (events, coming, goes, sizes) => {
          const before = new Set(events.map(({ id }) => id));
          const newcomers = coming.filter(({ id }) => !before.has(id));
          const going = events.filter(({ id }) => goes(id));
          await insert(events);
          const between: Between = async (i) => {
            await insert(newcomers.slice(i * 3, i * 3 + 3));
            await remove(going.slice(i * 2, i * 2 + 2).map(({ id }) => id));
          };
          const ids = await collect(list, sizes, between);
          expect(new Set(ids).size).toBe(ids.length);
          const gone = new Set(going.map(({ id }) => id));
          const stayed = events.filter(({ id }) => !gone.has(id));
          expect(ids.filter((id) => before.has(id) && !gone.has(id))).toEqual(stayed.toSorted(order).map(({ id }) => id));
          const all = new Map([...events, ...newcomers].map((event) => [event.id, event]));
          expect(ids).toEqual(
            ids
              .map((id) => all.get(id)!)
              .sort(order)
              .map(({ id }) => id),
          );
        })
        .afterEach(clear),
      { numRuns },
    );
  },
);

it('attendees: pages of any size are the list', async () => {
  const eventId = crypto.randomUUID();
  const guests = await users(fixture.database, 25);
  await insert([{ id: eventId, hour: 1, place: 0 }]);
  const { owner } = fixture.database;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 25 }), sizes, async (seconds, sizes) => {
      await owner.query('DELETE FROM "Rsvp" WHERE "eventId" = $1', [eventId]);
      const rows = seconds.map((second, i) => ({ id: guests[i]!.id, second }));
      await owner.query(
        `INSERT INTO "Rsvp" ("eventId", "userId", "createdAt") SELECT $1, "id", timestamptz '2027-01-01' + "second" * interval '1s'
         FROM unnest($2::uuid[], $3::int[]) AS "given"("id", "second")`,
        [eventId, rows.map(({ id }) => id), seconds],
      );
      const list: List = async (page) => (await attendeesOf(fixture.app.db, [eventId], page)).get(eventId)!;
      const expected = rows.toSorted((a, b) => a.second - b.second || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
      expect(await collect(list, sizes)).toEqual(expected);
    }),
    { numRuns },
  );
});
