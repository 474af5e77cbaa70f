import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import operations from '../src/graphql/persisted-operations.json' with { type: 'json' };
import { appFixture } from './support/app.ts';
import { type Client, eventInput, password, publish, signUp } from './support/client.ts';
import { appUrl } from './support/env.ts';
import { connect } from './support/subscriber.ts';
import { clients } from './support/users.ts';

/** What the web app of the last release sends, while a rollout mixes the two. */
const released = Object.values(
  JSON.parse(readFileSync(new URL('../operations.released.json', import.meta.url), 'utf8')) as Record<string, string>,
);
const fixture = appFixture();
const nameOf = (text: string): string => /^\w+ (\w+)/.exec(text)?.[1] ?? '';

const near = { latitude: 52.4731, longitude: 13.4039, radiusMetres: 1_000 };
const input = () => {
  const { title, description, venue, latitude, longitude, startsAt, endsAt, capacity } = eventInput();
  return { title, description, venue, latitude, longitude, startsAt, endsAt, capacity };
};
let eventId: string;
let known: Client & { email: string };
beforeAll(async () => {
  known = await signUp(fixture.app);
  eventId = await publish(known);
});

/** Variables of each, as that web app makes them, and what it reads of the answer. */
const uses: Readonly<Record<string, { readonly variables: () => object; readonly answer: unknown }>> = {
  Me: { variables: () => ({}), answer: { me: { email: expect.any(String) } } },
  Events: {
    variables: () => ({ first: 20 }),
    answer: { events: expect.arrayContaining([expect.objectContaining({ attendance: 0, myRsvp: false })]) },
  },
  EventsNear: {
    variables: () => ({ ...near, first: 20 }),
    answer: { eventsNear: expect.arrayContaining([expect.objectContaining({ distanceMetres: 0 })]) },
  },
  Event: { variables: () => ({ id: eventId }), answer: { event: { id: expect.any(String), organiser: { name: 'Ada' } } } },
  PublishEvent: { variables: () => ({ input: input() }), answer: { publishEvent: { id: expect.any(String) } } },
  Rsvp: { variables: () => ({ eventId }), answer: { rsvp: { id: expect.any(String) } } },
  CancelRsvp: { variables: () => ({ eventId }), answer: { cancelRsvp: { id: expect.any(String) } } },
  SignUp: {
    variables: () => ({ email: `${crypto.randomUUID()}@example.org`, password, name: 'Ada' }),
    answer: { signUp: { name: 'Ada' } },
  },
  SignIn: { variables: () => ({ email: known.email, password }), answer: { signIn: { email: expect.any(String) } } },
  SignOut: { variables: () => ({}), answer: { signOut: true } },
};

it('each is known by its hash too', () => {
  expect(released.filter((text) => !Object.values(operations).includes(text))).toEqual([]);
});

it.each(released.filter((text) => nameOf(text) !== 'Attendance').map((text) => [nameOf(text), text]))(
  '%s is answered',
  async (name, text) => {
    const use = uses[name];
    const [client] = await clients(fixture.database, fixture.app, 1);
    await publish(client);
    expect(await client.ask(text, use?.variables())).toMatchObject(use?.answer as object);
  },
);

it('Attendance is followed', async () => {
  const url = await fixture.app.listen({ host: '127.0.0.1', port: 0 });
  const subscriber = await connect(`${url.replace('http', 'ws')}/graphql`, { origin: appUrl });
  subscriber.subscribe(released.find((text) => nameOf(text) === 'Attendance') ?? '', { eventId });
  expect(await subscriber.counts(1)).toEqual([expect.any(Number)]);
});
