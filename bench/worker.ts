/**
 * `make bench`: what a job costs the reminders worker in CPU time, beside a bare BullMQ worker with the same handler; tables in
 * docs/benchmarks.md. `node bench/worker.ts ROUNDS JOBS` measures more or less often.
 */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import pg from 'pg';
import { migrate, seedMails } from './api/data.ts';
import { withCollector } from './lib/collector.ts';
import { start, type Contender } from './lib/contender.ts';
import { replaceBetweenMarks, table } from './lib/document.ts';
import { environmentOf, withServices, type Environment } from './lib/services.ts';
import { median, medianRatio } from './lib/statistics.ts';

const root = path.resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 9);
const perRound = Number(process.argv[3] ?? 400);
const target = 0.8;

interface Worker extends Contender {
  /** Of its keys in Redis. */
  readonly prefix: 'bare' | 'landfall';
  readonly target: boolean;
}

function contenders(env: Environment, collector: string): Worker[] {
  const whole = (name: string, more: Environment, judged: boolean): Worker => ({
    name,
    command: ['worker/process.ts', 'whole'],
    env: { ...env, ...more },
    prefix: 'landfall',
    target: judged,
  });
  const traced = { OTEL_EXPORTER_OTLP_ENDPOINT: collector };
  return [
    { name: 'bare', command: ['worker/process.ts', 'bare'], env, prefix: 'bare', target: false },
    whole('without traces', {}, true),
    whole('traces, 10 % recorded (as delivered)', { ...traced, OTEL_TRACES_SAMPLER_ARG: '0.1' }, true),
    whole('traces, 100 % recorded', { ...traced, OTEL_TRACES_SAMPLER_ARG: '1' }, false),
  ];
}

/** Seconds of CPU time that a worker takes for a job for each of the mails. Of those with the same queue one is started at a time. */
async function round(worker: Worker, env: Environment, client: pg.Client): Promise<number> {
  const connection = { host: env['REDIS_HOST'] ?? '', port: Number(env['REDIS_PORT']), password: env['REDIS_PASSWORD'] ?? '' };
  const queue = new Queue('reminders', { connection, prefix: worker.prefix });
  const running = await start(worker);
  try {
    // Compiled code first: a worker lives for days.
    for (let i = 0; i < 2; i++) await work(queue, client);
    const before = await running.cpu();
    await work(queue, client);
    return (await running.cpu()) - before;
  } finally {
    await running.stop();
    await queue.obliterate({ force: true });
    await queue.close();
  }
}

async function work(queue: Queue, client: pg.Client): Promise<void> {
  await client.query('UPDATE "Mail" SET "sentAt" = NULL');
  const { rows } = await client.query<{ id: string }>('SELECT "id" FROM "Mail"');
  const opts = { removeOnComplete: true, removeOnFail: true };
  await queue.addBulk(rows.map(({ id }) => ({ name: 'send-reminder', data: { mailId: id }, opts })));
  for (;;) {
    const { waiting = 0, active = 0, delayed = 0 } = await queue.getJobCounts('waiting', 'active', 'delayed');
    if (waiting + active + delayed === 0) break;
    await sleep(25);
  }
  const left = await client.query('SELECT 1 FROM "Mail" WHERE "sentAt" IS NULL');
  if (left.rowCount !== 0) throw new Error(`expected every mail to be sent, found ${left.rowCount} that are not`);
}

function report(all: readonly Worker[], seconds: Map<string, number[]>): string {
  const of = ({ name }: Worker) => seconds.get(name) as number[];
  const bare = seconds.get('bare') as number[];
  const rows = all.map((worker) => {
    const share = medianRatio(bare, of(worker));
    const verdict = worker.target ? `${target} ${share >= target ? 'met' : 'missed'}` : '';
    return [worker.name, ((median(of(worker)) / perRound) * 1e6).toFixed(0), share.toFixed(2), verdict];
  });
  return `${table(['', 'a job, µs', 'bare ÷ it', 'target'], rows)}
User and system time of the worker for each job, medians of ${rounds} interleaved rounds of ${perRound} jobs each, five at once. The job is
\`send-reminder\`: it reads a mail with its event and guest, composes the message, and marks it as sent; the provider is left out. Bare is a
BullMQ worker with the same handler and Prisma client.\n`;
}

const text = await withServices((services) =>
  withCollector(async (collector) => {
    await migrate(services);
    const client = new pg.Client(services['MIGRATION_DATABASE_URL']);
    await client.connect();
    await seedMails(client, perRound);
    const env = await environmentOf(services);
    const all = contenders(env, collector);
    const seconds = new Map<string, number[]>(all.map(({ name }) => [name, []]));
    for (let i = 0; i < rounds; i++)
      for (let turn = 0; turn < all.length; turn++) {
        const worker = all[(turn + i) % all.length] as Worker;
        seconds.get(worker.name)?.push(await round(worker, env, client));
      }
    await client.end();
    return report(all, seconds);
  }),
);
replaceBetweenMarks(path.join(root, 'docs/benchmarks.md'), 'worker', text);
process.stdout.write(text);
