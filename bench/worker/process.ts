/** A contender, in a process of its own: `process.ts bare|whole`, with the environment of the reminders worker. */
import { sendReminder } from '../../apps/api/src/jobs/send-reminder.ts';
import type { JobContext } from '../../apps/api/src/jobs/job.ts';
import type { Services } from '../../apps/api/src/worker/services.ts';

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1e6 });
});
process.on('disconnect', () => process.exit());

/** Sends nothing: what the provider takes is not ours to measure. */
const services = { appUrl: process.env['APP_URL'], mailer: { send: async () => {} } } as unknown as Services['reminders'];

async function bare(): Promise<void> {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { Worker } = await import('bullmq');
  const { PrismaClient } = await import('../../apps/api/src/generated/prisma/client.ts');
  const {
    DATABASE_URL,
    DATABASE_POOL_SIZE,
    REDIS_HOST: host = '',
    REDIS_PORT,
    REDIS_PASSWORD: password = '',
    WORKER_CONCURRENCY,
  } = process.env;
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: DATABASE_URL, max: Number(DATABASE_POOL_SIZE) }) });
  const context = { db, services, signal: new AbortController().signal } as unknown as JobContext<'reminders'>;
  const connection = { host, password, port: Number(REDIS_PORT), maxRetriesPerRequest: null };
  const worker = new Worker('reminders', (job) => sendReminder.run(job.data, context), {
    connection,
    prefix: 'bare',
    concurrency: Number(WORKER_CONCURRENCY),
  });
  await worker.waitUntilReady();
}

/** As src/worker.ts starts it. */
async function whole(): Promise<void> {
  const { loadEnv } = await import('@landfall/schemas/env');
  const { jobTimes, openDatabase } = await import('../../apps/api/src/lib/database.ts');
  const { createLogger } = await import('../../apps/api/src/lib/logger.ts');
  const { createMetrics } = await import('../../apps/api/src/lib/metrics.ts');
  const { observeRedis } = await import('../../apps/api/src/lib/observe-redis.ts');
  const { startTelemetry } = await import('../../apps/api/src/telemetry/telemetry.ts');
  const { createRunner } = await import('../../apps/api/src/worker/runner.ts');
  const env = loadEnv('worker-reminders', process.env);
  const log = createLogger('worker-reminders', env.LOG_LEVEL);
  await startTelemetry('worker-reminders', env, log);
  const metrics = createMetrics('worker-reminders');
  observeRedis(metrics);
  const db = openDatabase(env, 'landfall-worker-reminders', log, metrics, jobTimes);
  await createRunner({ name: 'reminders', env, db, services, metrics, log }).start();
}

await (process.argv[2] === 'bare' ? bare() : whole());
process.send?.({ port: 0 });
