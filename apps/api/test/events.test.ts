import { describe, expect, it } from 'vitest';
import { appFixture } from './support/app.ts';
import { Client, eventInput, publish, signUp } from './support/client.ts';

const fixture = appFixture();
const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
const near = `query ($latitude: Float!, $longitude: Float!, $radiusMetres: Float!) {
  eventsNear(latitude: $latitude, longitude: $longitude, radiusMetres: $radiusMetres) { title distanceMetres }
}`;

describe('events', () => {
  it('are shown as published', async () => {
    const client = await signUp(fixture.app, 'Ada');
    const input = eventInput({ title: '  Walk ', capacity: 3 });
    const id = await publish(client, input);
    const query = `query ($id: ID!) { event(id: $id) {
      title description venue latitude longitude startsAt endsAt capacity attendance distanceMetres myRsvp organiser { id name }
    } }`;
    expect(await new Client(fixture.app).ask(query, { id })).toEqual({
      event: { ...input, title: 'Walk', attendance: 0, distanceMetres: null, myRsvp: false, organiser: { id: client.id, name: 'Ada' } },
    });
  });

  it('may have lines and tabs in their description', async () => {
    const client = await signUp(fixture.app);
    const id = await publish(client, { description: 'one\r\ntwo\n\tthree' });
    expect(await client.ask(`{ event(id: "${id}") { description } }`)).toEqual({ event: { description: 'one\ntwo\n\tthree' } });
  });

  it('need somebody signed in to be published', async () => {
    const query = 'mutation ($input: PublishEventInput!) { publishEvent(input: $input) { id } }';
    expect((await new Client(fixture.app).send(query, { input: eventInput() })).code).toBe('UNAUTHENTICATED');
  });

  it.each([
    [{ title: '' }, 'title'],
    [{ title: 'x'.repeat(121) }, 'title'],
    [{ title: 'a\nBcc: b' }, 'title'],
    [{ title: 'a\0b' }, 'title'],
    [{ venue: 'a\u0085b' }, 'venue'],
    [{ description: 'a\0b' }, 'description'],
    [{ description: 'a\u001Bb' }, 'description'],
    [{ latitude: 90.1 }, 'latitude'],
    [{ longitude: -180.1 }, 'longitude'],
    [{ capacity: 0 }, 'capacity'],
    [{ startsAt: inHours(-1) }, 'startsAt'],
    [{ startsAt: inHours(3), endsAt: inHours(3) }, 'endsAt'],
    [{ endsAt: inHours(24 * 40) }, 'endsAt'],
  ])('refuse %o', async (overrides, field) => {
    const client = await signUp(fixture.app);
    const query = 'mutation ($input: PublishEventInput!) { publishEvent(input: $input) { id } }';
    const answer = await client.send(query, { input: eventInput(overrides) });
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(answer.errors[0]?.extensions?.['fields'] as object)).toEqual([field]);
  });

  it('list what has not ended, the soonest first', async () => {
    const client = await signUp(fixture.app);
    const ended = await publish(client, { title: 'ended' });
    await fixture.database.owner.query(
      `UPDATE "Event" SET "startsAt" = now() - interval '2h', "endsAt" = now() - interval '1h' WHERE "id" = $1`,
      [ended],
    );
    await publish(client, { title: 'second', startsAt: inHours(2), endsAt: inHours(3) });
    await publish(client, { title: 'first', startsAt: inHours(1), endsAt: inHours(3) });
    const { events } = await client.ask<{ events: { title: string }[] }>('{ events(first: 2) { title } }');
    expect(events.map(({ title }) => title)).toEqual(['first', 'second']);
  });

  it('unknown ids are null, malformed ones are not found', async () => {
    const client = new Client(fixture.app);
    expect(await client.ask(`{ event(id: "${crypto.randomUUID()}") { id } }`)).toEqual({ event: null });
    expect((await client.send('{ event(id: "1; DROP TABLE x") { id } }')).code).toBe('NOT_FOUND');
  });
});

describe('eventsNear', () => {
  // Brandenburger Tor, and its distances on the WGS 84 ellipsoid by GeographicLib.
  const gate = { latitude: 52.516275, longitude: 13.377704 };
  const places = [
    { title: 'Reichstag', latitude: 52.518623, longitude: 13.376198, metres: 280.5 },
    { title: 'Fernsehturm', latitude: 52.520815, longitude: 13.409419, metres: 2_210 },
    { title: 'Sanssouci', latitude: 52.404167, longitude: 13.038611, metres: 26_200 },
  ];

  it('finds what lies within the radius, the nearest first, with its distance', async () => {
    const client = await signUp(fixture.app);
    for (const { metres: _, ...place } of places.toReversed()) await publish(client, place);
    const search = async (radiusMetres: number) =>
      (await client.ask<{ eventsNear: { title: string; distanceMetres: number }[] }>(near, { ...gate, radiusMetres })).eventsNear;

    expect((await search(270)).map(({ title }) => title)).toEqual([]);
    expect((await search(290)).map(({ title }) => title)).toEqual(['Reichstag']);
    const found = await search(30_000);
    expect(found.map(({ title }) => title).filter((title) => places.some((place) => place.title === title))).toEqual(
      places.map(({ title }) => title),
    );
    for (const { title, metres } of places) {
      const distance = found.find((event) => event.title === title)?.distanceMetres ?? NaN;
      expect(Math.abs(distance - metres) / metres, `${title}: ${distance}`).toBeLessThan(0.02);
    }
  });

  it('searches across the date line', async () => {
    const client = await signUp(fixture.app);
    await publish(client, { title: 'Taveuni', latitude: -16.8, longitude: 179.99 });
    const answer = await client.ask(near, { latitude: -16.8, longitude: -179.99, radiusMetres: 5_000 });
    expect(answer).toEqual({ eventsNear: [{ title: 'Taveuni', distanceMetres: expect.closeTo(2_132, -1) }] });
  });

  it('limits the radius', async () => {
    expect((await new Client(fixture.app).send(near, { ...gate, radiusMetres: 200_001 })).code).toBe('BAD_USER_INPUT');
  });
});
