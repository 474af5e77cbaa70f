import { afterAll, beforeAll, expect, it } from 'vitest';
import { attendeesOf } from '../src/events/attendees.ts';
import { organisedBy, placesOf } from '../src/events/mine.ts';
import { search } from '../src/events/search.ts';
import type { Database } from '../src/lib/database.ts';
import { databaseFixture } from './support/app.ts';
import { crowd } from './support/crowd.ts';
import { manyEvents } from './support/events.ts';
import { explaining } from './support/explain.ts';
import { users } from './support/users.ts';

const fixture = databaseFixture();
let explain: ReturnType<typeof explaining>;
let userId: string;
let eventId: string;

beforeAll(async () => {
  const { database } = fixture;
  explain = explaining(database.url);
  const [organiser, somebody] = await users(database, 2);
  userId = somebody!.id;
  await manyEvents(database, organiser!.id, 50_000);
  // Most events of a table that is some years old are over.
  await database.owner.query(`UPDATE "Event" SET "startsAt" = "startsAt" - interval '334 days', "endsAt" = "endsAt" - interval '334 days'`);
  await database.owner.query('VACUUM ANALYZE "Event"');
  const { rows } = await database.owner.query<{ id: string }>('SELECT "id" FROM "Event" LIMIT 1');
  eventId = rows[0]!.id;
  await crowd(database, eventId, 20_000);
}, 120_000);
afterAll(() => explain.db.$disconnect());

const page = { first: 20, after: undefined };
const in10Days = new Date(Date.now() + 10 * 86_400_000);
const berlin = { latitude: 52.5, longitude: 13.4, radiusMetres: 10_000 };

it.each<[string, (db: Database) => Promise<unknown>]>([
  ['the soonest', (db) => search(db, { ...page, filter: {} })],
  ['the next page', async (db) => search(db, { ...page, filter: {}, after: (await search(db, { ...page, filter: {} })).next! })],
  ['the soonest after a day', (db) => search(db, { ...page, filter: { from: in10Days } })],
  ['a rare word', (db) => search(db, { ...page, filter: { text: 'event 12345' } })],
  ['a common word', (db) => search(db, { ...page, filter: { text: 'hal' } })],
  ['near', (db) => search(db, { ...page, filter: { near: berlin } })],
  ['near, with words', (db) => search(db, { ...page, filter: { near: berlin, text: 'hall' } })],
  ['far around', (db) => search(db, { ...page, filter: { near: { ...berlin, radiusMetres: 200_000 } } })],
  ['places of somebody', (db) => placesOf(db, userId, page)],
  ['events of somebody', (db) => organisedBy(db, userId, page)],
  ['attendees', (db) => attendeesOf(db, [eventId], page)],
])('%s are found by an index among 50,000', async (name, work) => {
  const plan = await explain.explain(work);
  if (process.env['PLANS']) console.log(`${name}\n${plan}\n`);
  expect(plan).toContain('Index');
  expect(plan).not.toMatch(/Seq Scan on "(Event|Rsvp)"/);
});
