/**
 * `make bench`: what the page with the list of events costs the web app in CPU time, beside a bare Next.js page that asks the same api;
 * a table in docs/benchmarks.md. `node bench/web.ts ROUNDS REQUESTS` measures more or less often. Takes root and the image of `make images`.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { migrate, seedEvents } from './api/data.ts';
import { start } from './lib/contender.ts';
import { replaceBetweenMarks, table } from './lib/document.ts';
import { withImage } from './lib/image.ts';
import { cpuSeconds } from './lib/process.ts';
import { environmentOf, freePort, withServices, type Environment } from './lib/services.ts';
import { median, medianRatio } from './lib/statistics.ts';

const root = path.resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 9);
const perRound = Number(process.argv[3] ?? 100);
const concurrency = 4;
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
const bare = path.join(import.meta.dirname, 'web/bare');

interface Server {
  readonly name: string;
  readonly child: ChildProcess;
  readonly url: string;
}

async function get({ name, url }: Server, count: number): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left-- > 0) {
      const response = await fetch(url);
      const text = await response.text();
      if (response.status !== 200 || !text.includes('Picnic'))
        throw new Error(`${name} answered ${response.status}: ${text.slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

async function ready({ name, child, url }: Server): Promise<void> {
  while (child.exitCode === null) {
    if (await fetch(url).catch(() => undefined)) return;
    await sleep(100);
  }
  throw new Error(`${name} ended with ${child.exitCode}`);
}

async function measure(servers: readonly Server[]): Promise<string> {
  for (const server of servers) {
    await ready(server);
    await get(server, 2 * perRound);
  }
  const seconds = new Map<string, number[]>(servers.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < servers.length; turn++) {
      const server = servers[(turn + round) % servers.length] as Server;
      const pid = server.child.pid as number;
      const before = cpuSeconds(pid);
      await get(server, perRound);
      seconds.get(server.name)?.push(cpuSeconds(pid) - before);
    }
  const of = ({ name }: Server) => seconds.get(name) as number[];
  const rows = servers.map((server) => [
    server.name,
    ((median(of(server)) / perRound) * 1e3).toFixed(1),
    medianRatio(of(servers[0] as Server), of(server)).toFixed(2),
  ]);
  return `${table(['', 'a page, ms', 'bare ÷ it'], rows)}
User and system time of the server for each page, medians of ${rounds} interleaved rounds of ${perRound} pages each, ${concurrency} at once, without JavaScript and styles.
Bare is a Next.js page that lists the same events from the same api, under \`next start\`.\n`;
}

async function withServers(env: Environment): Promise<string> {
  const environment = async (): Promise<Environment> => ({ ...env, PORT: String(await freePort()) });
  return withImage('web', async (image) => {
    const [ours, other] = [await environment(), await environment()];
    const servers: Server[] = [
      {
        name: 'bare',
        child: spawn(process.execPath, [next, 'start', '--port', other['PORT'] ?? '', bare], {
          env: { ...process.env, ...other },
          stdio: 'ignore',
        }),
        url: `http://127.0.0.1:${other['PORT']}/`,
      },
      { name: 'the list of events', child: image.start(['start.js'], ours), url: `http://127.0.0.1:${ours['PORT']}/` },
    ];
    try {
      return await measure(servers);
    } finally {
      for (const { child } of servers) {
        const closed = once(child, 'close');
        if (child.kill('SIGKILL')) await closed;
      }
    }
  });
}

execFileSync(process.execPath, [next, 'build', bare], {
  env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  stdio: 'ignore',
});
const text = await withServices(async (services) => {
  await migrate(services);
  const client = new pg.Client(services['MIGRATION_DATABASE_URL']);
  await client.connect();
  await seedEvents(client, 50);
  await client.end();
  const env = await environmentOf(services, { RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' });
  const api = await start({ name: 'api', command: ['api/server.ts', 'app'], env });
  try {
    return await withServers({ ...env, API_INTERNAL_URL: `http://127.0.0.1:${api.port}`, NEXT_TELEMETRY_DISABLED: '1' });
  } finally {
    await api.stop();
  }
});
replaceBetweenMarks(path.join(root, 'docs/benchmarks.md'), 'web', text);
process.stdout.write(text);
