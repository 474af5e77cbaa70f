import { expect, test } from 'vitest';
import { event, events } from '../fixtures.ts';
import { freePort } from '../free-port.ts';
import { refusal, startApi } from './api.ts';
import { apiUrl, appUrl, startWeb } from './web.ts';

const found = (nodes: readonly object[], next: string | null = null) => ({ data: { search: { nodes, next } } });
const nobody = async () => `http://127.0.0.1:${await freePort()}`;

test('the list is rendered on the server, with the policy of its scripts', async () => {
  const api = await startApi(() => found([event]));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const response = await fetch(`${web.url}/`);
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain('Night swim &lt;b&gt;');
  expect(html).toContain('12 of 40 going');
  expect(response.headers.get('cache-control')).toContain('no-store');

  const policy = response.headers.get('content-security-policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(policy).not.toContain('unsafe');
  expect(policy).toContain(`connect-src 'self' ${apiUrl} ${apiUrl.replace('http', 'ws')}`);
  const scripts = html.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(3);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  expect(html).not.toMatch(/<[^>]+\sstyle="/);
  expect(html).not.toMatch(/<[^>]+\son\w+="/);
});

test('what the api counts and traces by is passed on as it came', async () => {
  const api = await startApi(() => found([]));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const received = {
    'x-forwarded-for': '198.51.100.1, 203.0.113.7',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    tracestate: 'vendor=1',
  };
  await fetch(`${web.url}/`, { headers: received });
  expect(api.requests[0]?.headers).toMatchObject({ ...received, origin: appUrl });
  await fetch(`${web.url}/`);
  expect(api.requests[1]?.headers).not.toHaveProperty('traceparent');
});

test('a search asks the api in metres, and days in the zone of the visitor; the next page keeps it', async () => {
  const api = await startApi(() => found(events, 'cur/sor'));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const search = '/?text=swim&latitude=52.52&longitude=13.4&radius=5&from=2030-07-12&price=free';
  const html = await (await fetch(web.url + search, { headers: { cookie: 'landfall_zone=Asia/Tokyo' } })).text();
  expect(api.requests[0]?.variables).toEqual({
    filter: {
      near: { latitude: 52.52, longitude: 13.4, radiusMetres: 5000 },
      text: 'swim',
      from: '2030-07-11T15:00:00.000Z',
      free: true,
    },
    first: 20,
    after: null,
  });
  expect(html).toContain('1.2 km away');
  expect(html).toContain('04:00 GMT+9');
  const next = /href="([^"]+)"[^>]*>More events|rel="next"[^>]*href="([^"]+)"/.exec(html)?.slice(1).find(Boolean);
  await fetch(web.url + next!.replaceAll('&amp;', '&'), { headers: { cookie: 'landfall_zone=Asia/Tokyo' } });
  expect(api.requests[1]?.variables).toEqual({ ...api.requests[0]?.variables, after: 'cur/sor' });
});

test('a cursor that is none leads to the first page', async () => {
  const api = await startApi(() => refusal('BAD_USER_INPUT', 'Not valid', { after: 'not a cursor' }));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const response = await fetch(`${web.url}/?text=swim&after=x`, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([307, '/?text=swim']);
});

test('static files are cached for good', async () => {
  const api = await startApi(() => found([]));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const path = /\/_next\/static\/[^"]+\.css/.exec(await (await fetch(web.url)).text())?.[0];
  const response = await fetch(`${web.url}${path}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('what is not there is a 404 with a page', async () => {
  const api = await startApi(() => ({ data: { event: null } }));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  for (const path of [`/events/${event.id}`, '/events/1', '/nowhere']) {
    const response = await fetch(web.url + path);
    expect([path, response.status]).toEqual([path, 404]);
    expect(await response.text()).toContain('There is nothing here');
  }
});

test.each(['/events/new', '/my/places', '/my/events', '/account', `/events/${event.id}/edit`, `/events/${event.id}/attendees`])(
  '%s asks to sign in first, and comes back',
  async (path) => {
    const api = await startApi(() => refusal('UNAUTHENTICATED'));
    const web = await startWeb({ API_INTERNAL_URL: api.url });
    const response = await fetch(web.url + path, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([307, `/sign-in?${new URLSearchParams({ next: path })}`]);
  },
);

test('without the api the pages say so, with a status that says it too', async () => {
  const web = await startWeb({ API_INTERNAL_URL: await nobody() });
  for (const path of ['/', `/events/${event.id}`, '/my/places', `/events/${event.id}/attendees`]) {
    const response = await fetch(web.url + path, { headers: { cookie: 'landfall_session=x' } });
    expect([path, response.status, response.headers.get('retry-after')]).toEqual([path, 503, '5']);
    expect(await response.text()).toContain('We cannot reach the events right now');
  }
  await web.logged('the api did not answer');
});

test('an api of another release than this one is not there yet', async () => {
  const api = await startApi(() => refusal('GRAPHQL_VALIDATION', 'Cannot query field "search" on type "Query".'));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  expect((await fetch(web.url)).status).toBe(503);
});

test('nothing is written to the file system', async () => {
  const api = await startApi(({ query }) => (query.includes('Event(') ? { data: { event } } : found([event])));
  // Node refuses every write, so one would be an error in the log.
  const web = await startWeb({ API_INTERNAL_URL: api.url, NODE_OPTIONS: '--permission --allow-fs-read=*' });
  for (const path of ['/', '/sign-in', `/events/${event.id}`, '/icon.svg', '/api/health', '/api/ready']) await fetch(web.url + path);
  await fetch(web.url);
  expect(web.lines.filter((line) => /ERR_ACCESS_DENIED|"level":(40|50|60)/.test(line))).toEqual([]);
});
