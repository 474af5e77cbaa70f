import { expect, inject, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventInput, rsvpMutation } from './support/client.ts';
import { databaseFixture } from './support/database.ts';
import { processEnv } from './support/env.ts';
import { acceptedKeys } from './support/inbox.ts';
import { expectWhole } from './support/laws.ts';
import { start } from './support/process.ts';
import { Remote, startApi, type Reply } from './support/remote.ts';
import { TcpProxy } from './support/tcp-proxy.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
const seconds = Number(process.env['OUTAGE_SECONDS'] ?? 4);
const hour = 3_600_000;
const publishMutation = 'mutation ($input: PublishEventInput!) { publishEvent(input: $input) { id } }';

/** The network to one of the two, as the api and a worker see it. */
async function network(to: 'PostgreSQL' | 'Redis'): Promise<{ proxy: TcpProxy; url: string; env: Record<string, string> }> {
  const { url } = fixture.database;
  const { REDIS_HOST, REDIS_PORT } = inject('services');
  if (to === 'Redis') {
    const proxy = await TcpProxy.to(REDIS_HOST, Number(REDIS_PORT));
    return { proxy, url, env: { REDIS_PORT: String(proxy.port) } };
  }
  const { hostname, port } = new URL(url);
  const proxy = await TcpProxy.to(hostname, Number(port));
  return { proxy, url: Object.assign(new URL(url), { port: String(proxy.port) }).toString(), env: {} };
}

it.each([
  ['PostgreSQL', 'refuse'],
  ['PostgreSQL', 'freeze'],
  ['Redis', 'refuse'],
  ['Redis', 'freeze'],
] as const)(
  `%s gone for ${seconds} s (%s): nothing confirmed is lost, nothing waits for ever, nothing has to be restarted`,
  async (which, fault) => {
    const { proxy, url, env } = await network(which);
    const api = await startApi(url, env);
    const worker = start('worker.ts', ['reminders'], await processEnv(url, env));
    await worker.logged('working');
    const people = await Promise.all(Array.from({ length: 4 }, () => new Remote(api.url).signUp()));
    const times = { startsAt: new Date(Date.now() + 2 * hour).toISOString(), endsAt: new Date(Date.now() + 3 * hour).toISOString() };
    const events: string[] = [];
    const publish = async () => {
      const { data } = await people[0]!.send(publishMutation, { input: eventInput({ ...times, capacity: 500 }) });
      if (data?.['publishEvent']) events.push((data['publishEvent'] as { id: string }).id);
    };
    await publish();

    proxy[fault]();
    const outage = new AbortController();
    const during: Reply[] = [];
    const attempt = async (person: Remote) => {
      while (!outage.signal.aborted) {
        during.push(await person.send(rsvpMutation, { eventId: events[0] }));
        await sleep(50);
      }
    };
    const load = Promise.all(people.map(attempt));
    await sleep(seconds * 1_000); // the outage is the time itself
    proxy.open();
    const back = performance.now();
    outage.abort();
    await load;
    await until('the api serves', async () => (await people[0]!.send('{ events { id } }')).code === undefined, 40);
    const recovered = (performance.now() - back) / 1_000;

    // Whoever was refused was told so, in time, and to try again.
    const refused = during.filter(({ code }) => code !== undefined);
    expect([...new Set(refused.map(({ code }) => code))].filter((code) => code !== 'OVERLOADED')).toEqual([]);
    expect(refused.every(({ status }) => status === 503)).toBe(true);
    expect(during.filter(({ status }) => status === 0)).toEqual([]);
    const slowest = Math.max(...during.map((reply) => reply.seconds));
    expect(slowest).toBeLessThan(20);
    if (which === 'PostgreSQL') expect(refused.length).toBeGreaterThan(0);
    // Only live counts need Redis.
    else expect(refused).toEqual([]);

    for (const person of people)
      expect(await person.send(rsvpMutation, { eventId: events[0] })).toMatchObject({ data: { rsvp: { myRsvp: true } } });
    await expectWhole(fixture.database);
    const reminded = async () => [...(await acceptedKeys())].filter(([key]) => key.startsWith(`reminder/${events[0]}`));
    await until('everybody is reminded', async () => (await reminded()).length === people.length, 90);
    expect((await reminded()).map(([, count]) => count)).toEqual(people.map(() => 1));
    expect([api.program.child.exitCode, worker.child.exitCode]).toEqual([null, null]);
    console.log(
      `${which} ${fault} ${seconds} s: ${during.length} requests, ${refused.length} refused, slowest ${slowest.toFixed(1)} s; served ${recovered.toFixed(1)} s after it was back`,
    );
  },
  (seconds + 180) * 1_000,
);
