import { expect, inject, it } from 'vitest';
import { databaseFixture } from './support/app.ts';
import { apiUrl, processEnv } from './support/env.ts';
import { start } from './support/process.ts';
import { gather, seatsOf } from './support/stampede-database.ts';
import { stampede } from './support/stampede.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();

// bench/stampede.ts has 10,000 come for 100 places.
it('1,000 who come at once to two processes for 10 places: 10 get one, all others hear that it is full', { timeout: 60_000 }, async () => {
  const { url, ownerUrl } = fixture.database;
  const crowd = await gather(ownerUrl, { API_URL: apiUrl, JWT_SECRET: inject('services').JWT_SECRET }, 10, 1_000);
  const environments = await Promise.all([1, 2].map(() => processEnv(url, { LOG_LEVEL: 'warn' })));
  const processes = environments.map((env) => start('server.ts', [], env));
  const origins = environments.map(({ HOST, PORT }) => `http://${HOST}:${PORT}`);
  for (const origin of origins) await until(`${origin} is ready`, async () => (await fetch(`${origin}/readyz`)).ok);

  const { codes } = await stampede({ ...crowd, origins, sockets: 1_000 });
  const said = processes.flatMap(({ logs, output }) => [...logs.map((line) => JSON.stringify(line)), ...output]).join('\n');
  expect(codes, said).toEqual({ confirmed: 10, EVENT_FULL: 990 });
  expect(await seatsOf(ownerUrl, crowd.eventId)).toEqual({ attendance: 10, rsvps: 10, mails: 20, audited: 10 });
});
