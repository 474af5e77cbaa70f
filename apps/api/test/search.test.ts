import { describe, expect, it } from 'vitest';
import { appFixture } from './support/app.ts';
import { cancelMutation, Client, publish, rsvpMutation, signUp } from './support/client.ts';
import { cancelEventMutation, joinMutation, moveEvent } from './support/places.ts';
import { clients } from './support/users.ts';

const fixture = appFixture();
const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

interface Page {
  readonly nodes: readonly { title: string; distanceMetres?: number }[];
  readonly next: string | null;
}
const searchQuery = `query ($filter: EventFilter, $first: Int, $after: String) {
  search(filter: $filter, first: $first, after: $after) { nodes { title distanceMetres } next }
}`;
const titles = ({ nodes }: Page) => nodes.map(({ title }) => title);
const search = async (filter: object | null, variables: object = {}) =>
  (await new Client(fixture.app).ask<{ search: Page }>(searchQuery, { filter, ...variables })).search;

describe('search by text', () => {
  it('finds events that have all words, the last perhaps begun, in title, venue or description', async () => {
    const client = await signUp(fixture.app);
    await publish(client, { title: "Rock'n'Roll Night", venue: 'Café Größe', description: 'Zero-waste, see example.org' });
    await publish(client, { title: 'Quiet Night', venue: 'Library', description: 'Rock gardens \\ of the world & more' });
    const found = async (text: string) => titles(await search({ text })).map((title) => title.split(' ')[0]);
    expect(await found('night')).toHaveLength(2);
    for (const text of ["rock'n'roll", 'ROCK café', 'rock größ', 'night zero-w', 'roll EXAMPLE.O', "rock'n'ro"])
      expect([text, await found(text)]).toEqual([text, ["Rock'n'Roll"]]);
    expect(await found('rock library')).toEqual(['Quiet']);
    for (const text of ['nig rock', 'ock', 'zero rock quiet']) expect([text, await found(text)]).toEqual([text, []]);
  });

  it.each([
    "' OR 1=1 --",
    "'",
    "''",
    '\\',
    "\\'",
    "a':* | 'b",
    '!!night',
    '(night',
    'night)',
    '<->',
    '& | !',
    'night:*ABCD',
    ':*',
    "night\\' | 'quiet",
    '*',
    '%',
    '„“',
  ])('has no syntax: %s', async (text) => {
    const { errors } = await new Client(fixture.app).send(searchQuery, { filter: { text } });
    expect(errors).toEqual([]);
  });

  it('says nothing of everything where there is no word', async () => {
    const all = titles(await search(null));
    for (const text of ['', '  ', null]) expect(titles(await search({ text }))).toEqual(all);
  });

  it('takes up to 100 characters', async () => {
    await search({ text: 'x'.repeat(100) });
    expect((await new Client(fixture.app).send(searchQuery, { filter: { text: 'x'.repeat(101) } })).code).toBe('BAD_USER_INPUT');
  });
});

describe('search', () => {
  it('meets every condition', async () => {
    const client = await signUp(fixture.app);
    const there = { latitude: -45, longitude: 170 };
    const near = { ...there, radiusMetres: 1_000 };
    await publish(client, { ...there, title: 'soon', startsAt: inHours(1), endsAt: inHours(3) });
    await publish(client, { ...there, title: 'later', startsAt: inHours(10), endsAt: inHours(12), priceCents: 100 });
    await publish(client, { ...there, title: 'off' }).then((id) => client.ask(cancelEventMutation, { id }));
    const ended = await publish(client, { ...there, title: 'ended' });
    await moveEvent(fixture.database, ended, '-2h', '-1h');
    const running = await publish(client, { ...there, title: 'running' });
    await moveEvent(fixture.database, running, '-29d', '1h');
    const found = async (filter: object) => titles(await search({ near, ...filter })).sort();
    expect(await found({})).toEqual(['later', 'running', 'soon']);
    expect(await found({ free: true })).toEqual(['running', 'soon']);
    expect(await found({ free: false })).toEqual(['later']);
    expect(await found({ from: inHours(2) })).toEqual(['later', 'soon']);
    expect(await found({ from: inHours(3.1) })).toEqual(['later']);
    expect(await found({ from: inHours(-100) })).toEqual(['later', 'running', 'soon']);
    expect(await found({ to: inHours(9) })).toEqual(['running', 'soon']);
    expect(await found({ to: inHours(0.5) })).toEqual(['running']);
    expect(await found({ text: 'soon', free: true, to: inHours(2), from: inHours(1) })).toEqual(['soon']);
    expect(await found({ near: { ...near, longitude: 171 } })).toEqual([]);
  });

  it.each([
    [{ filter: { near: { latitude: 0, longitude: 0, radiusMetres: 200_001 } } }, 'filter.near.radiusMetres'],
    [{ filter: { near: { latitude: 91, longitude: 0, radiusMetres: 1 } } }, 'filter.near.latitude'],
    [{ filter: { text: 'a\0b' } }, 'filter.text'],
    [{ first: 101 }, 'first'],
    [{ first: 0 }, 'first'],
    [{ after: '' }, 'after'],
    [{ after: 'x' }, 'after'],
    [{ after: '💥' }, 'after'],
    [{ after: cursor(['soonest', ['2027-01-01T00:00:00.000Z', 'no id']]) }, 'after'],
    [{ after: cursor(['soonest', ['yesterday', crypto.randomUUID()]]) }, 'after'],
    [{ after: cursor(['soonest', ['2027-13-01T00:00:00.000Z', crypto.randomUUID()]]) }, 'after'],
    [{ after: cursor(['soonest', ['2027-01-01T00:00:00.000Z', crypto.randomUUID(), 1]]) }, 'after'],
    [{ after: cursor(['nearest', [1, crypto.randomUUID()]]) }, 'after'],
    [{ after: cursor(['latest', ['2027-01-01T00:00:00.000Z', crypto.randomUUID()]]) }, 'after'],
    [{ after: cursor(['soonest', ['2027-01-01T00:00:00.000Z', crypto.randomUUID()]]) + 'A'.repeat(200) }, 'after'],
    [
      {
        filter: { near: { latitude: 0, longitude: 0, radiusMetres: 1 } },
        after: cursor(['soonest', ['2027-01-01T00:00:00.000Z', crypto.randomUUID()]]),
      },
      'after',
    ],
    [{ filter: { near: { latitude: 0, longitude: 0, radiusMetres: 1 } }, after: cursor(['nearest', ['1', crypto.randomUUID()]]) }, 'after'],
  ])('refuses %o', async (variables, field) => {
    const answer = await new Client(fixture.app).send(searchQuery, variables);
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(answer.errors[0]?.extensions?.['fields'] as object)).toEqual([field]);
  });
});

function cursor(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

describe('lists of one’s own', () => {
  const list = async (client: Client, name: 'myPlaces' | 'myEvents') =>
    (await client.ask<Record<string, Page>>(`{ ${name} { nodes { title mine myPlace } next } }`))[name]!;

  it('show where one attends, waits or pays, the latest first', async () => {
    const organiser = await signUp(fixture.app);
    const [guest, other] = await clients(fixture.database, fixture.app, 2);
    const ids = [];
    for (const [i, title] of ['attends', 'waits', 'gave up', 'past', 'off'].entries())
      ids.push(await publish(organiser, { title, capacity: 1, startsAt: inHours(20 + i), endsAt: inHours(30) }));
    const [attends, waits, gaveUp, past, off] = ids as [string, string, string, string, string];
    for (const eventId of [attends, gaveUp, past, off]) await guest.ask(rsvpMutation, { eventId });
    await guest.ask(cancelMutation, { eventId: gaveUp });
    await other.ask(rsvpMutation, { eventId: waits });
    await guest.ask(joinMutation, { eventId: waits });
    await moveEvent(fixture.database, past, '-2h', '-1h');
    await organiser.ask(cancelEventMutation, { id: off });
    expect((await list(guest, 'myPlaces')).nodes).toEqual([
      { title: 'off', mine: false, myPlace: 'CONFIRMED' },
      { title: 'waits', mine: false, myPlace: 'WAITING' },
      { title: 'attends', mine: false, myPlace: 'CONFIRMED' },
      { title: 'past', mine: false, myPlace: 'CONFIRMED' },
    ]);
    expect(titles(await list(organiser, 'myEvents'))).toEqual(['off', 'gave up', 'waits', 'attends', 'past']);
    expect((await list(organiser, 'myEvents')).nodes[0]).toMatchObject({ mine: true, myPlace: 'NONE' });
    expect(await list(organiser, 'myPlaces')).toEqual({ nodes: [], next: null });
  });

  it.each(['myPlaces', 'myEvents'])('%s needs somebody signed in', async (name) => {
    expect((await new Client(fixture.app).send(`{ ${name} { next } }`)).code).toBe('UNAUTHENTICATED');
  });
});

describe('attendees', () => {
  const query =
    'query ($id: ID!, $first: Int, $after: String) { event(id: $id) { attendees(first: $first, after: $after) { nodes { id name since } next } } }';
  type Attendees = { event: { attendees: { nodes: { id: string; name: string }[]; next: string | null } } };

  it('are shown to the organiser in the order of coming, page by page', async () => {
    const organiser = await signUp(fixture.app);
    const id = await publish(organiser);
    const guests = await clients(fixture.database, fixture.app, 3);
    for (const guest of guests) await guest.ask(rsvpMutation, { eventId: id });
    const first = (await organiser.ask<Attendees>(query, { id, first: 2 })).event.attendees;
    expect(first.nodes.map((node) => node.id)).toEqual([guests[0].id, guests[1].id]);
    expect(first.nodes[0]?.name).toMatch(/^Guest /);
    const second = (await organiser.ask<Attendees>(query, { id, first: 2, after: first.next })).event.attendees;
    expect(second).toMatchObject({ nodes: [{ id: guests[2].id }], next: null });
    expect((await guests[0].send(query, { id })).code).toBe('FORBIDDEN');
    expect((await new Client(fixture.app).send(query, { id })).code).toBe('UNAUTHENTICATED');
    expect((await organiser.send(query, { id, first: 101 })).code).toBe('BAD_USER_INPUT');
    expect((await organiser.send(query, { id, after: 'x' })).code).toBe('BAD_USER_INPUT');
  });
});
