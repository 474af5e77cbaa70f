import { expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { startApi } from './api.ts';
import { apiUrl, appUrl, startWeb } from './web.ts';

const event = {
  id: '0198c0de-0000-7000-8000-000000000001',
  title: 'Night swim <b>',
  venue: 'Plötzensee',
  latitude: 52.54,
  longitude: 13.33,
  startsAt: '2030-07-12T19:00:00.000Z',
  endsAt: '2030-07-12T21:00:00.000Z',
  capacity: 40,
  attendance: 12,
  myRsvp: false,
};

test('the list is rendered on the server, with the policy of its scripts', async () => {
  const api = await startApi(() => ({ data: { events: [event] } }));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const response = await fetch(`${web.url}/`, { headers: { 'x-forwarded-for': '203.0.113.7' } });
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain('Night swim &lt;b&gt;');
  expect(html).toContain('12 of 40 going');
  expect(response.headers.get('cache-control')).toContain('no-store');

  const policy = response.headers.get('content-security-policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(policy).toContain(`connect-src 'self' ${apiUrl} ${apiUrl.replace('http', 'ws')}`);
  const scripts = html.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(3);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  expect(html).not.toMatch(/<[^>]+\sstyle="/);

  expect(api.requests).toHaveLength(1);
  expect(api.requests[0]?.headers['x-forwarded-for']).toContain('203.0.113.7');
  expect(api.requests[0]?.headers.origin).toBe(appUrl);
});

test('a search asks the api in metres', async () => {
  const api = await startApi(() => ({ data: { eventsNear: [{ ...event, distanceMetres: 1234 }] } }));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const html = await (await fetch(`${web.url}/?latitude=52.52&longitude=13.4&radius=5`)).text();
  expect(api.requests[0]?.variables).toEqual({ latitude: 52.52, longitude: 13.4, radiusMetres: 5000, first: 30 });
  expect(html).toContain('1.2 km away');
});

test('static files are cached for good', async () => {
  const api = await startApi(() => ({ data: { events: [] } }));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const path = /\/_next\/static\/[^"]+\.css/.exec(await (await fetch(web.url)).text())?.[0];
  const response = await fetch(`${web.url}${path}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('an event that is not there is a 404 with a page', async () => {
  const api = await startApi(() => ({ data: { event: null } }));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  for (const path of ['/events/0198c0de-0000-7000-8000-00000000dead', '/events/1', '/nowhere']) {
    const response = await fetch(web.url + path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is nothing here');
  }
});

test('publishing asks to sign in first, and comes back', async () => {
  const web = await startWeb({ API_INTERNAL_URL: `http://127.0.0.1:${await freePort()}` });
  const response = await fetch(`${web.url}/events/new`, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([307, '/sign-in?next=%2Fevents%2Fnew']);
});

test('without the api the pages say so', async () => {
  const web = await startWeb({ API_INTERNAL_URL: `http://127.0.0.1:${await freePort()}` });
  for (const path of ['/', `/events/${event.id}`]) {
    const response = await fetch(web.url + path, { headers: { cookie: 'landfall_session=x' } });
    expect(await response.text()).toContain('We cannot reach the events right now');
  }
  await web.logged('the api did not answer');
});

test('nothing is written to the file system', async () => {
  const api = await startApi(({ query }) => ({ data: query.includes('Event(') ? { event: null } : { events: [event] } }));
  // Node refuses every write, so one would be an error in the log.
  const web = await startWeb({ API_INTERNAL_URL: api.url, NODE_OPTIONS: '--permission --allow-fs-read=*' });
  for (const path of ['/', '/sign-in', `/events/${event.id}`, '/icon.svg', '/api/health', '/api/ready']) await fetch(web.url + path);
  await fetch(web.url);
  expect(web.lines.filter((line) => /ERR_ACCESS_DENIED|"level":(40|50|60)/.test(line))).toEqual([]);
});
