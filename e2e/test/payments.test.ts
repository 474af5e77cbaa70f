import { expect, it } from 'vitest';
import { request, requestTo } from '../lib/http.ts';
import { values } from '../lib/release.ts';
import { until } from '../lib/run.ts';

const id = Date.now().toString(36);
const signUp =
  'mutation ($email: String!, $password: String!, $name: String!) { signUp(email: $email, password: $password, name: $name) { id } }';
const publish = 'mutation ($input: PublishEventInput!) { publishEvent(input: $input) { id } }';
const hours = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString();

let cookie = '';
async function ask<T>(query: string, variables: object): Promise<T> {
  const answer = await request('api', '/graphql', { body: { query, variables }, headers: { cookie } });
  const { data, errors } = JSON.parse(answer.body) as { data?: T; errors?: { message: string }[] };
  if (!data || errors) throw new Error(`${answer.status}: ${errors?.map(({ message }) => message).join('; ')}`);
  cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie;
  return data;
}

it('a place is paid for: page and provider are beside the cluster, which hears of it through the load balancer', async () => {
  await ask(signUp, { email: `payer-${id}@example.com`, password: `correct horse ${id}`, name: 'Payer' });
  const place = { venue: 'Here', latitude: 52.5, longitude: 13.4, startsAt: hours(30), endsAt: hours(32), capacity: 1 };
  const input = { title: `Paid ${id}`, description: '', ...place, priceCents: 500, currency: 'EUR' };
  const { publishEvent } = await ask<{ publishEvent: { id: string } }>(publish, { input });
  const { checkout } = await ask<{ checkout: { url: string } }>('mutation ($id: ID!) { checkout(eventId: $id) { url } }', {
    id: publishEvent.id,
  });
  const { hostname, pathname } = new URL(checkout.url);
  expect(hostname).toBe(`pay.${values.domain}`);
  expect((await requestTo(hostname, pathname)).body).toContain('Pay €5.00');
  const paid = await requestTo(hostname, pathname, { body: {} });
  expect([paid.status, paid.headers.location]).toEqual([303, expect.stringContaining(`/events/${publishEvent.id}?payment=done`)]);
  await until('the payer attends', 30, async () => {
    const { event } = await ask<{ event: { myPlace: string } }>('query ($id: ID!) { event(id: $id) { myPlace } }', { id: publishEvent.id });
    return event.myPlace === 'CONFIRMED';
  });
});
