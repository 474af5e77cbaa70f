/**
 * 10,000 people ask two processes of the api for 100 places at once: exactly 100 get one, all others hear that the event is full.
 * `node --conditions=source bench/stampede.ts PEOPLE PLACES SOCKETS` has others come. Fails if anybody hears anything else in the end;
 * who is told to come again, because the api has more to do than it can, comes again.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gather, seatsOf } from '../apps/api/test/support/stampede-database.ts';
import { stampede, type Outcome } from '../apps/api/test/support/stampede.ts';
import { cpuSeconds } from './lib/process.ts';
import { environmentOf, withServices, type Environment } from './lib/services.ts';

const [people = 10_000, places = 100, sockets = 2_000] = process.argv.slice(2).map(Number);
const api = path.resolve(import.meta.dirname, '../apps/api');

const run = (script: string, env: Environment): ChildProcess =>
  spawn(process.execPath, ['--conditions=source', `src/${script}.ts`], { cwd: api, env, stdio: ['ignore', 'ignore', 'inherit'] });

async function migrate(env: Environment): Promise<void> {
  const [code] = (await once(run('migrate', env), 'close')) as [number | null];
  if (code !== 0) throw new Error(`expected the migration to end with 0, found ${code}`);
}

async function ready(origin: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    if ((await fetch(`${origin}/readyz`).catch(() => undefined))?.ok) return;
    await sleep(20);
  }
  throw new Error(`expected the api at ${origin}, found that it ended with ${child.exitCode}`);
}

const at = ({ latencies }: Outcome, share: number): string => (latencies[Math.ceil(latencies.length * share) - 1] ?? NaN).toFixed(2);

await withServices(async (services) => {
  const environments = await Promise.all([1, 2].map(() => environmentOf(services, { LOG_LEVEL: 'warn' })));
  const [first] = environments as [Environment, Environment];
  await migrate(first);
  const url = first['MIGRATION_DATABASE_URL'] as string;
  const crowd = await gather(url, { API_URL: first['API_URL'] as string, JWT_SECRET: first['JWT_SECRET'] as string }, places, people);
  const children = environments.map((env) => run('server', env));
  try {
    const origins = environments.map((env) => `http://${env['HOST']}:${env['PORT']}`);
    await Promise.all(origins.map((origin, i) => ready(origin, children[i] as ChildProcess)));
    const spent = () => children.reduce((sum, { pid }) => sum + cpuSeconds(pid as number), 0);
    const before = spent();
    const outcome = await stampede({ ...crowd, origins, sockets, patient: true });
    const cpu = spent() - before;
    const seats = await seatsOf(url, crowd.eventId);
    process.stdout.write(
      `${people} people, ${places} places, ${sockets} sockets at once, 2 processes: ${JSON.stringify(outcome.codes)}, ${outcome.postponed} times postponed, in ${outcome.seconds.toFixed(1)} s; ` +
        `answers after ${at(outcome, 0.5)} s (median), ${at(outcome, 0.99)} s (99 %), ${at(outcome, 1)} s (last); ` +
        `${((cpu * 1_000) / people).toFixed(2)} ms of CPU of the api each; ${JSON.stringify(seats)}\n`,
    );
    const { confirmed = 0, EVENT_FULL: refused = 0 } = outcome.codes;
    if (confirmed !== places || refused !== people - places || seats?.rsvps !== places || seats.attendance !== places) process.exitCode = 1;
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
});
