import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { event, user } from '../fixtures.ts';
import { refusal, startApi, type ApiRequest, type Reply } from './api.ts';
import { appUrl, startWeb, type Web } from './web.ts';

const session = 'landfall_session=abc.def; Max-Age=604800; Domain=landfall.localhost; Path=/; HttpOnly; SameSite=Lax';

const answer = ({ query }: ApiRequest): Reply =>
  query.includes('SignIn') ? { data: { signIn: { id: '1' } }, setCookie: [session] } : { data: { search: { nodes: [], next: null } } };

const visitor = { origin: appUrl, cookie: 'landfall_session=x' };

interface Sent {
  readonly fields?: Record<string, string>;
  readonly headers: Record<string, string>;
  /** Runs between the page and the form. */
  readonly between?: () => unknown;
}

/** Sends the last form of a page as a browser without JavaScript does. */
async function sendForm(web: Web, path: string, { fields = {}, headers, between }: Sent) {
  const html = await (await fetch(web.url + path, { headers })).text();
  const last = html.slice(html.lastIndexOf('<form'), html.lastIndexOf('</form>'));
  const form = new FormData();
  for (const [input] of last.matchAll(/<input type="hidden"[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1]?.replaceAll('&quot;', '"') ?? '';
    form.set(attribute('name'), attribute('value'));
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  await between?.();
  return fetch(web.url + path, { method: 'POST', body: form, headers, redirect: 'manual' });
}

test('signing in relays the session cookie of the api with all its attributes', async () => {
  const api = await startApi(answer);
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const fields = { email: 'ada@example.com', password: 'correct horse battery' };
  const response = await sendForm(web, '/sign-in?next=/events/new', { fields, headers: { origin: appUrl } });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/events/new']);
  const cookies = response.headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  const attributes = cookies[0]?.split('; ').filter((attribute) => !attribute.startsWith('Expires='));
  expect(attributes?.toSorted()).toEqual(
    ['landfall_session=abc.def', 'Path=/', 'Max-Age=604800', 'Domain=landfall.localhost', 'HttpOnly', 'SameSite=lax'].toSorted(),
  );
  expect(api.requests.at(-1)?.variables).toEqual(fields);
});

test('an error is shown beside its field, and the password is not sent back', async () => {
  const api = await startApi(answer);
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const response = await sendForm(web, '/sign-in', { fields: { email: 'ada', password: 'correct horse' }, headers: { origin: appUrl } });
  const html = await response.text();
  expect(html).toContain('Enter an address such as ada@example.com');
  expect(html).toMatch(
    /<input[^>]*aria-describedby="field-email-error"[^>]*value="ada"|<input[^>]*value="ada"[^>]*aria-describedby="field-email-error"/,
  );
  expect(html).not.toContain('correct horse');
  expect(api.requests).toHaveLength(0);
});

test.each([
  ['another site', { origin: 'http://evil.example' }],
  ['another site behind a forged host', { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' }],
])('a form sent from %s is refused', async (_, headers) => {
  const api = await startApi(answer);
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const response = await sendForm(web, '/sign-in', { fields: { email: 'ada@example.com', password: 'x' }, headers });
  expect(response.status).toBe(500);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(api.requests).toHaveLength(0);
});

const at = `/events/${event.id}`;
const operationOf = ({ query }: ApiRequest) => /^\w+ (\w+)/.exec(query)?.[1] ?? '';

/** Answers each operation by its name; the visitor is signed in, and the event is theirs. */
const answers = (replies: Record<string, Reply>) => (request: ApiRequest) =>
  ({ Me: { data: { me: user } }, Event: { data: { event: { ...event, mine: true } } }, ...replies })[operationOf(request)] ??
  refusal('NOT_FOUND');

test.each([
  ['EVENT_FULL', 'The last place has just been taken.'],
  ['EVENT_OVER', 'This event is over.'],
  ['EVENT_CANCELLED', 'This event has been cancelled.'],
  ['PAYMENT_REQUIRED', 'A place at this event costs something'],
  ['PAYMENT_UNAVAILABLE', 'Payments do not work at the moment. Nothing was charged'],
  ['RATE_LIMITED', 'Wait a minute and try again.'],
  ['FORBIDDEN', 'Only the organiser can do this.'],
  ['CONFLICT', 'Somebody was faster'],
  ['INTERNAL', 'Landfall cannot be reached at the moment'],
])('a refusal with %s is a sentence, and the session that it renews is relayed', async (code, sentence) => {
  const api = await startApi(answers({ Rsvp: { ...refusal(code), setCookie: [session] } }));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const response = await sendForm(web, at, { fields: { intent: 'rsvp' }, headers: visitor });
  expect(await response.text()).toContain(sentence);
  expect(response.headers.getSetCookie().join()).toContain(code === 'INTERNAL' ? '' : 'landfall_session=abc.def');
});

test('who is not signed in any more is led to the sign-in page and back', async () => {
  const api = await startApi(answers({ Rsvp: refusal('UNAUTHENTICATED') }));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const response = await sendForm(web, at, { fields: { intent: 'rsvp' }, headers: visitor });
  expect([response.status, response.headers.get('location')]).toEqual([303, `/sign-in?${new URLSearchParams({ next: at })}`]);
});

test('the page to pay on is gone to without a script, and only if it is one', async () => {
  let url = 'https://pay.example/c/1?a=b&c=d';
  const api = await startApi(({ query }) =>
    answers({ Checkout: { data: { checkout: { url, heldUntil: event.startsAt } } } })({ query, headers: {}, variables: {} }),
  );
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const html = await (await sendForm(web, at, { fields: { intent: 'pay' }, headers: visitor })).text();
  expect(html).toContain('content="0; url=https://pay.example/c/1?a=b&amp;c=d"');
  expect(html).toContain('href="https://pay.example/c/1?a=b&amp;c=d"');
  url = 'javascript:alert(1)';
  const refused = await sendForm(web, at, { fields: { intent: 'pay' }, headers: visitor });
  expect(refused.status).toBe(500);
  expect(await refused.text()).not.toContain('javascript:alert');
});

const prefilled = {
  title: event.title,
  // As browsers send it.
  description: event.description.replaceAll('\n', '\r\n'),
  venue: event.venue,
  latitude: '52.5437',
  longitude: '13.3325',
  timeZone: 'Europe/Berlin',
  startsAt: '2030-07-12T21:00',
  endsAt: '2030-07-12T23:00',
  capacity: '40',
};

test.each([
  ['nothing', {}, undefined],
  ['the title', { title: 'Day swim' }, { title: 'Day swim' }],
  ['a time and the capacity', { endsAt: '2030-07-13T00:30', capacity: '41' }, { endsAt: '2030-07-12T22:30:00.000Z', capacity: 41 }],
  ['the time zone', { timeZone: 'UTC' }, { startsAt: '2030-07-12T21:00:00.000Z', endsAt: '2030-07-12T23:00:00.000Z' }],
])('editing sends what has changed: %s', async (_, change, input) => {
  const api = await startApi(answers({ UpdateEvent: { data: { updateEvent: { id: event.id } } } }));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const response = await sendForm(web, `${at}/edit`, { fields: { ...prefilled, ...change }, headers: visitor });
  expect([response.status, response.headers.get('location')]).toEqual([303, at]);
  const sent = api.requests.find((request) => operationOf(request) === 'UpdateEvent');
  expect(sent?.variables).toEqual(input && { id: event.id, input });
});

test('what was typed into a form is kept when the api goes away meanwhile', async () => {
  const api = await startApi(answers({}));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const fields = { ...prefilled, title: 'A title that took long to find' };
  const response = await sendForm(web, `${at}/edit`, { fields, headers: visitor, between: api.stop });
  const html = await response.text();
  expect(response.status).toBe(503);
  expect(html).toContain('this may not be saved: try again in a minute.');
  expect(html).toContain('value="A title that took long to find"');
  expect(html).toContain('value="2030-07-12T21:00"');
});

test('signing out ends the session in the browser even while the api is away', async () => {
  const api = await startApi(() => refusal('INTERNAL'));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const response = await sendForm(web, '/nowhere', { headers: visitor });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  expect(response.headers.getSetCookie().join()).toMatch(
    /^landfall_session=;.*Max-Age=0;.*Domain=landfall.localhost|^landfall_session=;.*Domain=landfall.localhost;.*Max-Age=0/i,
  );
});

test('the ids of the forms do not change from build to build', () => {
  const manifest = join(import.meta.dirname, '../../dist/apps/web/.next/server/server-reference-manifest.json');
  const { encryptionKey } = JSON.parse(readFileSync(manifest, 'utf8')) as { encryptionKey: string };
  expect(encryptionKey).toBe(createHash('sha256').update('landfall web').digest('base64'));
});
