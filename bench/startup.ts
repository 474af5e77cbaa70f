/**
 * `make bench`: from the start of a process to its readiness, and what it holds when idle, of the programs that `make images` put into the
 * images; tables in docs/benchmarks.md. `node bench/startup.ts REPETITIONS` measures more or less often. Takes root, for chroot.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryLimit } from './lib/cgroup.ts';
import { replaceBetweenMarks, table } from './lib/document.ts';
import { withImage, type Image } from './lib/image.ts';
import { cpuSeconds, residentMemory } from './lib/process.ts';
import { environmentOf, withServices, type Environment } from './lib/services.ts';
import { median } from './lib/statistics.ts';

const root = path.resolve(import.meta.dirname, '..');
const repetitions = Number(process.argv[2] ?? 7);
/** Seconds to readiness, MiB when idle. */
const target = { seconds: 1.5, mebibytes: 150 };
const idleSeconds = 5;
/** Of the containers, in MiB; Node.js sizes its heap by it. */
const limit = 512;

interface Role {
  readonly name: string;
  readonly image: Image;
  readonly args: readonly string[];
  readonly ready: (env: Environment) => string;
}

interface Start {
  readonly seconds: number;
  readonly cpu: number;
}

/** The last line of what a process says when it fails. */
const words = (child: ChildProcess): (() => string) => {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text.slice(-1_000);
};

async function start(
  { name, image, args, ready }: Role,
  env: Environment,
  group?: string,
): Promise<{ child: ChildProcess; pid: number; start: Start }> {
  const from = performance.now();
  const child = image.start(args, env, group);
  const said = words(child);
  const pid = child.pid as number;
  while (child.exitCode === null && performance.now() - from < 60_000) {
    const response = await fetch(ready(env)).catch(() => undefined);
    if (response?.ok) return { child, pid, start: { seconds: (performance.now() - from) / 1_000, cpu: cpuSeconds(pid) } };
    await sleep(5);
  }
  child.kill('SIGKILL');
  throw new Error(`${name} did not get ready: ${said()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

async function measure(services: Environment, api: Image, web: Image): Promise<string> {
  api.run(['dist/migrate.js'], await environmentOf(services));
  const readyz = ({ METRICS_PORT }: Environment) => `http://127.0.0.1:${METRICS_PORT}/readyz`;
  const server: Role = { name: 'api', image: api, args: ['dist/server.js'], ready: ({ PORT }) => `http://127.0.0.1:${PORT}/readyz` };
  const roles: Role[] = [
    server,
    ...['reminders', 'feedback', 'audit-archive'].map((queue) => ({
      name: `worker-${queue}`,
      image: api,
      args: ['dist/worker.js', queue],
      ready: readyz,
    })),
    { name: 'web', image: web, args: ['start.js'], ready: ({ PORT }) => `http://127.0.0.1:${PORT}/api/ready` },
  ];
  const apiEnv = await environmentOf(services);
  const running = await start(server, apiEnv); // which web asks whether it is ready
  const overrides = { API_INTERNAL_URL: `http://127.0.0.1:${apiEnv['PORT']}` };
  const group = memoryLimit(limit);
  try {
    const rows = [];
    for (const role of roles) rows.push(await measureRole(role, group.processes, async () => environmentOf(services, overrides)));
    return table(['', 'ready, s', 'CPU, s', 'ready without file cache, s', `idle, MiB`, 'in both targets'], rows);
  } finally {
    await stop(running.child);
    group.remove();
  }
}

async function measureRole(role: Role, group: string, environment: () => Promise<Environment>): Promise<(string | number)[]> {
  const warm: Start[] = [];
  const cold: Start[] = [];
  const memory: number[] = [];
  for (let repetition = -1; repetition < repetitions; repetition++) {
    const { child, pid, start: one } = await start(role, await environment(), group);
    if (repetition === 0) {
      await sleep(idleSeconds * 1_000);
      memory.push(residentMemory(pid));
    }
    await stop(child);
    if (repetition >= 0) warm.push(one);
    if (repetition < 0 || repetition > 2) continue;
    role.image.forget();
    const forgotten = await start(role, await environment(), group);
    await stop(forgotten.child);
    cold.push(forgotten.start);
  }
  const of = (starts: Start[], key: keyof Start) => median(starts.map((one) => one[key]));
  const met = of(cold, 'seconds') <= target.seconds && median(memory) <= target.mebibytes;
  const row = [of(warm, 'seconds').toFixed(2), of(warm, 'cpu').toFixed(2), of(cold, 'seconds').toFixed(2), Math.round(median(memory))];
  console.error(role.name, ...row);
  return [role.name, ...row, met ? 'yes' : 'no'];
}

const text = await withServices((services) =>
  withImage('api', (api) =>
    withImage('web', async (web) => {
      const rows = await measure(services, api, web);
      return `${rows}
Medians of ${repetitions} starts, of 3 without file cache; from the images of ${Math.round(api.mebibytes)} MiB (api and workers) and ${Math.round(web.mebibytes)} MiB (web),
with PostgreSQL and Redis on the same machine, under a memory limit of ${limit} MiB. Idle is ${idleSeconds} s after readiness. Targets: ready within ${target.seconds} s, at most ${target.mebibytes} MiB.\n`;
    }),
  ),
);
replaceBetweenMarks(path.join(root, 'docs/benchmarks.md'), 'startup', text);
process.stdout.write(text);
