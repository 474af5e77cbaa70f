/** A worker: `node worker.js <reminders|feedback|audit-archive>`. */
import { queueNames, type QueueName } from '@landfall/schemas/contract';
import { loadEnvOrExit } from '@landfall/schemas/env';
import { closeDatabase, jobTimes, openDatabase } from './lib/database.ts';
import { switchLogLevel } from './lib/log-level.ts';
import { createLogger } from './lib/logger.ts';
import { createMetrics } from './lib/metrics.ts';
import { observeRedis } from './lib/observe-redis.ts';
import { Readiness } from './lib/readiness.ts';
import { closeRedis, openRedis } from './lib/redis.ts';
import { onShutdown } from './lib/shutdown.ts';
import { redisWitness } from './lib/witness.ts';
import { buildMonitor } from './monitor.ts';
import { startTelemetry } from './telemetry/telemetry.ts';
import { startHeartbeat } from './worker/heartbeat.ts';
import { createRunner } from './worker/runner.ts';
import { openServices, type Services, type WorkerEnv } from './worker/services.ts';

const exUsage = 64;
const scheduleMs = 60_000;

function queueArgument(): QueueName {
  const [argument = 'nothing', ...rest] = process.argv.slice(2);
  const name = queueNames.find((queue) => queue === argument);
  if (name && rest.length === 0) return name;
  console.error(`worker: expected one argument, ${queueNames.join(' or ')}; found ${[argument, ...rest].join(' ')}`);
  process.exit(exUsage);
}

const name = queueArgument();
const env = loadEnvOrExit(`worker-${name}`);
const component = `worker-${name}` as const;
const log = createLogger(component, env.LOG_LEVEL);
switchLogLevel(log);
const telemetry = await startTelemetry(component, env, log);
const metrics = createMetrics(component);
observeRedis(metrics);
const db = openDatabase(env, `landfall-${component}`, log, metrics, jobTimes, () => readiness.answered('postgres'));
const redis = openRedis(env, `landfall-${component}`, log);
const readiness = new Readiness({
  dependencies: { postgres: () => db.$queryRaw`SELECT 1`, redis: () => redis.ping() },
  witnesses: { postgres: redisWitness(() => redis, 'postgres') },
});
const services = (openServices[name] as (env: WorkerEnv<QueueName>) => Services[QueueName])(env);
const runner = createRunner({ name, env, db, services, metrics, log });
const stopHeartbeat = startHeartbeat(redis, runner.health);

let state: 'starting' | 'ready' | 'draining' = 'starting';
const monitor = buildMonitor({
  registry: metrics.registry,
  health: () => runner.health.probe(),
  readiness: async () => {
    const { ready, checks } = await readiness.probe();
    return { ok: ready && state === 'ready', checks: { ...checks, worker: state } };
  },
});

onShutdown(env.SHUTDOWN_DRAIN_SECONDS, log, async () => {
  state = 'draining';
  try {
    await runner.close(env.SHUTDOWN_DRAIN_SECONDS);
  } finally {
    stopHeartbeat();
    await closeRedis(redis);
    await closeDatabase(db);
    await Promise.all([monitor.close(), telemetry.close()]);
  }
});

await monitor.listen({ host: env.HOST, port: env.METRICS_PORT });
log.info({ port: env.METRICS_PORT }, 'starting');
await runner.schedule();
await runner.start();
// A Redis that comes back may have forgotten the schedules, and a chain of runs may be cut.
const schedule = () => state === 'ready' && void runner.schedule().catch((err: unknown) => log.error({ err }, 'schedules not applied'));
redis.on('ready', schedule);
setInterval(schedule, scheduleMs).unref();
if (state === 'starting') state = 'ready';
log.info({ queue: name, concurrency: env.WORKER_CONCURRENCY }, 'working');
