import { describe, expect, it } from 'vitest';
import { appFixture } from './support/app.ts';
import { signUp } from './support/client.ts';
import { manyEvents } from './support/events.ts';
import { clients } from './support/users.ts';

const fixture = appFixture({ GRAPHQL_MAX_COMPLEXITY: '1000000' });

const everything = `id title description venue latitude longitude startsAt endsAt capacity organiser { id name } attendance distanceMetres myRsvp
  priceCents currency full cancelledAt mine myPlace myWaitingPosition myPlaceHeldUntil waiting`;

/** SQL statements that the api has sent. */
async function statements(): Promise<number> {
  const { values } = await fixture.app.metrics.db_query_duration_seconds.get();
  return values.filter(({ metricName }) => metricName?.endsWith('_count')).reduce((sum, { value }) => sum + value, 0);
}

describe('a page of 100 takes as many statements as a page of 1', () => {
  it.each([
    ['search', '{ search(first: FIRST) { nodes { EVERYTHING } next } }'],
    [
      'search near',
      '{ search(first: FIRST, filter: { near: { latitude: 52, longitude: 13, radiusMetres: 200000 } }) { nodes { EVERYTHING } next } }',
    ],
    ['events', '{ events(first: FIRST) { EVERYTHING } }'],
    ['eventsNear', '{ eventsNear(first: FIRST, latitude: 52, longitude: 13, radiusMetres: 200000) { EVERYTHING } }'],
    ['myEvents', '{ myEvents(first: FIRST) { nodes { EVERYTHING attendees(first: 3) { nodes { id name } next } } next } }'],
    ['myPlaces', '{ myPlaces(first: FIRST) { nodes { EVERYTHING } next } }'],
  ])('%s', async (_name, query) => {
    const organiser = await signUp(fixture.app);
    const [guest] = await clients(fixture.database, fixture.app, 1);
    await manyEvents(fixture.database, organiser.id, 100);
    const { owner } = fixture.database;
    for (const user of [guest, organiser])
      await owner.query('INSERT INTO "Rsvp" ("eventId", "userId") SELECT "id", $1 FROM "Event"', [user.id]);
    const cost = async (first: number) => {
      const before = await statements();
      const answer = await organiser.ask<object>(query.replace('FIRST', String(first)).replace('EVERYTHING', everything));
      expect(JSON.stringify(answer).match(/"title"/g)).toHaveLength(first);
      return (await statements()) - before;
    };
    const one = await cost(1);
    expect(await cost(100)).toBe(one);
    expect(one).toBeLessThanOrEqual(6);
  });
});
