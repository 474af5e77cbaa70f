import { queuePrefix, queues, type QueueName } from '@landfall/schemas/contract';
import { DelayedError, Queue, Worker, type Job as QueuedJob } from 'bullmq';
import { handlersOf } from '../jobs/index.ts';
import { TryLater } from '../jobs/try-later.ts';
import type { Database } from '../lib/database.ts';
import type { Log } from '../lib/logger.ts';
import type { Metrics } from '../lib/metrics.ts';
import { redisOptions, type RedisEnv } from '../lib/redis.ts';
import { within } from '../lib/within.ts';
import { inTraceOf, traceJob } from '../telemetry/jobs.ts';
import { WorkerHealth } from './health.ts';
import { jobOptions, producerOf } from './producer.ts';
import { applySchedules } from './schedule.ts';
import type { Services } from './services.ts';

export interface RunnerOptions {
  readonly name: QueueName;
  readonly env: RedisEnv & { readonly WORKER_CONCURRENCY: number };
  readonly db: Database;
  readonly services: Services[QueueName];
  readonly metrics: Metrics<'worker-reminders'>;
  readonly log: Log;
}

export interface Runner {
  readonly health: WorkerHealth;
  /** Resolves when it has begun to work, which takes a Redis. */
  start(): Promise<void>;
  /** Makes Redis hold the registry's schedules. */
  schedule(): Promise<void>;
  /** Takes no more jobs and waits for the active ones. @throws if some had to be handed back after the drain time */
  close(drainSeconds: number): Promise<void>;
}

// A job of a worker that died is taken over by another one within the sum of the two.
const lockMs = 15_000;
const stalledCheckMs = 10_000;
/** How long Redis may take to answer when the worker closes. */
const answerSeconds = 2;

/** The BullMQ worker of one queue. @throws if its jobs do not match the registry */
export function createRunner({ name, env, db, services, metrics, log }: RunnerOptions): Runner {
  const handlers = handlersOf(name);
  const connection = { ...redisOptions(env), maxRetriesPerRequest: null };
  const jobLimitMs = queues[name].longestJobSeconds * 1_000;
  const queue = new Queue(name, { connection, prefix: queuePrefix, defaultJobOptions: jobOptions(name) });
  const producer = producerOf(queue);
  const running = new Set<QueuedJob>();

  async function run(job: QueuedJob, cancelled: AbortSignal): Promise<unknown> {
    const handler = handlers.get(job.name);
    if (!handler) throw new Error(`no handler for job ${job.name}`);
    const signal = AbortSignal.any([cancelled, AbortSignal.timeout(jobLimitMs)]);
    const id = job.id ?? job.name;
    const startedAt = performance.now();
    health.jobStarted(id);
    running.add(job);
    try {
      return await traceJob(name, job, () => handler.run(job.data, { db, log, producer, services, signal }));
    } finally {
      running.delete(job);
      health.jobEnded(id);
      metrics.bullmq_job_duration_seconds.observe({ queue: name }, (performance.now() - startedAt) / 1_000);
    }
  }

  /**
   * As {@link run}, but without losing an attempt a cancelled job goes back at once, whatever its handler still waits for, and one
   * that wants to be tried later waits until then.
   */
  // BullMQ gives the signal only to a function of three parameters without defaults.
  async function process(job: QueuedJob, token: string | undefined, cancelled: AbortSignal | undefined): Promise<unknown> {
    cancelled ??= new AbortController().signal;
    try {
      return await Promise.race([run(job, cancelled), rejectOnAbort(cancelled)]);
    } catch (error) {
      if (!cancelled.aborted && !(error instanceof TryLater)) throw error;
      const delay = error instanceof TryLater ? withJitter(error.afterMs) : 0;
      if (delay > 0) log.warn({ job: job.name, jobId: job.id, seconds: delay / 1_000, err: error }, 'job postponed');
      await job.moveToDelayed(Date.now() + delay, token);
      throw new DelayedError();
    }
  }

  const worker = new Worker(name, process, {
    connection,
    prefix: queuePrefix,
    autorun: false,
    concurrency: env.WORKER_CONCURRENCY,
    lockDuration: lockMs,
    stalledInterval: stalledCheckMs,
    maxStalledCount: 3,
  });
  const health = new WorkerHealth({ jobStuckMs: 2 * jobLimitMs, isRunning: () => !started || worker.isRunning() });
  let started = false;
  let lost = false;

  /** Resolves with `closing`, or when no job runs and Redis says nothing: there is nothing to wait for then. */
  async function jobsToEnd(closing: Promise<void>): Promise<void> {
    if (await within(answerSeconds, closing)) return;
    if (running.size > 0) return jobsToEnd(closing);
    log.warn('closing without an answer of Redis');
  }

  worker.on('ready', () => (lost = false));
  const onError = (err: Error) => {
    if (!lost) log.error({ err }, 'queue error');
    lost = true;
  };
  worker.on('error', onError);
  queue.on('error', onError);
  worker.on('completed', (job, result) => {
    metrics.bullmq_jobs_total.inc({ queue: name, status: 'completed' });
    inTraceOf(job, () => log.info({ job: job.name, jobId: job.id, attempt: job.attemptsMade, result }, 'job completed'));
  });
  worker.on('failed', (job, err) => {
    metrics.bullmq_jobs_total.inc({ queue: name, status: 'failed' });
    inTraceOf(job, () => log.error({ job: job?.name, jobId: job?.id, attempt: job?.attemptsMade, err }, 'job failed'));
  });
  worker.on('stalled', (jobId) => {
    metrics.bullmq_jobs_total.inc({ queue: name, status: 'stalled' });
    log.warn({ jobId }, 'job taken over from a worker that is gone');
  });

  return {
    health,
    async start() {
      started = true;
      worker.run().catch((err: unknown) => log.error({ err }, 'the worker loop ended'));
      await worker.waitUntilReady();
    },
    schedule: () => applySchedules(queue, name),
    async close(drainSeconds) {
      const closing = worker.close();
      const drained = await within(drainSeconds, jobsToEnd(closing));
      if (!drained) {
        worker.cancelAllJobs('the worker is shutting down');
        await within(answerSeconds, closing);
      }
      await within(answerSeconds, queue.close());
      if (!drained) throw new Error(`jobs were still running after ${drainSeconds} s and were handed back`);
    },
  };
}

/** Never earlier than told, and not all at once. */
const withJitter = (ms: number): number => Math.round(ms * (1 + Math.random() / 4));

const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error(String(signal.reason))), { once: true }));
