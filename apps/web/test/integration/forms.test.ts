import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startApi, type ApiRequest, type Reply } from './api.ts';
import { appUrl, startWeb, type Web } from './web.ts';

const session = 'landfall_session=abc.def; Max-Age=604800; Domain=landfall.localhost; Path=/; HttpOnly; SameSite=Lax';

const answer = ({ query }: ApiRequest): Reply =>
  query.includes('SignIn') ? { data: { signIn: { id: '1' } }, setCookie: [session] } : { data: { events: [] } };

/** Sends the form of a page as a browser without JavaScript does. */
async function sendForm(web: Web, path: string, fields: Record<string, string>, headers: Record<string, string>) {
  const html = await (await fetch(web.url + path)).text();
  const form = new FormData();
  for (const [input] of html.matchAll(/<input type="hidden"[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1]?.replaceAll('&quot;', '"') ?? '';
    form.set(attribute('name'), attribute('value'));
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return fetch(web.url + path, { method: 'POST', body: form, headers, redirect: 'manual' });
}

test('signing in relays the session cookie of the api with all its attributes', async () => {
  const api = await startApi(answer);
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const fields = { email: 'ada@example.com', password: 'correct horse battery' };
  const response = await sendForm(web, '/sign-in?next=/events/new', fields, { origin: appUrl });
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
  const response = await sendForm(web, '/sign-in', { email: 'ada', password: 'correct horse' }, { origin: appUrl });
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
  const response = await sendForm(web, '/sign-in', { email: 'ada@example.com', password: 'x' }, headers);
  expect(response.status).toBe(500);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(api.requests).toHaveLength(0);
});

test('the ids of the forms do not change from build to build', () => {
  const manifest = join(import.meta.dirname, '../../dist/apps/web/.next/server/server-reference-manifest.json');
  const { encryptionKey } = JSON.parse(readFileSync(manifest, 'utf8')) as { encryptionKey: string };
  expect(encryptionKey).toBe(createHash('sha256').update('landfall web').digest('base64'));
});
