/**
 * `make bench`: what a request costs the api in CPU time, beside a bare Fastify and mercurius with the same resolvers and Prisma client, and
 * beside itself without each feature; tables in docs/benchmarks.md. `node bench/api.ts ROUNDS REQUESTS` measures more or less often.
 */
import path from 'node:path';
import pg from 'pg';
import { migrate, seedEvents } from './api/data.ts';
import { withCollector } from './lib/collector.ts';
import { start, type Contender, type Running } from './lib/contender.ts';
import { replaceBetweenMarks, table } from './lib/document.ts';
import { load, type Query } from './lib/load.ts';
import { environmentOf, withServices, type Environment } from './lib/services.ts';
import { median, medianRatio } from './lib/statistics.ts';

const root = path.resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 9);
const perRound = Number(process.argv[3] ?? 2_000);
/** Until V8 compiles no more: with a tenth of it contenders differ by half from run to run. */
const warmUp = 10 * perRound;

const queries = {
  one: { query: '{ me { id } }' },
  two: { query: '{ events(first: 10) { id title venue startsAt attendance capacity organiser { id name } } }' },
} satisfies Record<string, Query>;
type QueryName = keyof typeof queries;
/** Share of what the bare server takes for the same requests that ours may take at most: bare ÷ ours. */
const targets: Readonly<Record<string, Record<QueryName, number>>> = {
  'without traces': { one: 0.7, two: 0.9 },
  'traces, 10 % recorded (as delivered)': { one: 0.5, two: 0.75 },
};

function contenders(env: Environment, collector: string): Contender[] {
  const traced = (share: string) => ({ ...env, OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_TRACES_SAMPLER_ARG: share });
  const app = (name: string, more: Environment = {}): Contender => ({ name, command: ['api/server.ts', 'app'], env: { ...env, ...more } });
  return [
    { name: 'bare', command: ['api/server.ts', 'bare'], env },
    app('without traces'),
    app('traces, 0 % recorded', traced('0')),
    app('traces, 10 % recorded (as delivered)', traced('0.1')),
    app('traces, 100 % recorded', traced('1')),
    ...['limits', 'metrics', 'session', 'rate-limit', 'headers'].map((feature) =>
      app(`without traces and ${feature}`, { WITHOUT: feature }),
    ),
    app('without traces and a log line for each request', { LOG_LEVEL: 'warn' }),
  ];
}

/** Seconds of each round, by query and contender. */
type Measured = Record<QueryName, Map<string, number[]>>;

async function measure(all: readonly Running[]): Promise<Measured> {
  const measured: Measured = { one: new Map(), two: new Map() };
  for (const name of Object.keys(queries) as QueryName[]) {
    for (const { port } of all) await load({ ...queries[name], port }, warmUp);
    for (let round = 0; round < rounds; round++)
      for (let turn = 0; turn < all.length; turn++) {
        // The order moves on: what else the machine does meets all of them.
        const one = all[(turn + round) % all.length] as Running;
        const before = await one.cpu();
        await load({ ...queries[name], port: one.port }, perRound);
        const seconds = (await one.cpu()) - before;
        measured[name].set(one.contender.name, [...(measured[name].get(one.contender.name) ?? []), seconds]);
      }
  }
  return measured;
}

function report(measured: Measured): string {
  const names = [...measured.one.keys()];
  const cells = (name: string, query: QueryName): string[] => {
    const [ours, bare] = [measured[query].get(name) as number[], measured[query].get('bare') as number[]];
    const share = medianRatio(bare, ours);
    const target = targets[name]?.[query];
    const verdict = target === undefined ? '' : `${target} ${share >= target ? 'met' : 'missed'}`;
    return [((median(ours) / perRound) * 1e6).toFixed(0), share.toFixed(2), verdict];
  };
  const head = ['', 'one field, µs', 'bare ÷ it', 'target', 'two SQL reads, µs', 'bare ÷ it', 'target'];
  return `${table(
    head,
    names.map((name) => [name, ...cells(name, 'one'), ...cells(name, 'two')]),
  )}
User and system time of the server for each request, medians of ${rounds} interleaved rounds of ${perRound} requests each over 10 kept connections; ratios are the
medians of the ratios of each round. Bare is Fastify and mercurius with the same resolvers and the same Prisma client. One field is
\`${queries.one.query}\`, without SQL; two SQL reads are \`${queries.two.query}\`.\n`;
}

const text = await withServices((services) =>
  withCollector(async (collector) => {
    await migrate(services);
    const client = new pg.Client(services['MIGRATION_DATABASE_URL']);
    await client.connect();
    await seedEvents(client, 50);
    await client.end();
    const env = await environmentOf(services, { RATE_LIMIT_PER_MINUTE: '1000000', DATABASE_POOL_SIZE: '5' });
    const all: Running[] = [];
    try {
      for (const contender of contenders(env, collector)) all.push(await start(contender));
      return report(await measure(all));
    } finally {
      await Promise.all(all.map((one) => one.stop()));
    }
  }),
);
replaceBetweenMarks(path.join(root, 'docs/benchmarks.md'), 'api', text);
process.stdout.write(text);
