import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { metrics, metricsOf, queueNames, type ComponentName, type Metric } from '@landfall/schemas/contract';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { Redis } from 'ioredis';
import { Queue } from 'bullmq';
import { buildApp } from '../src/app.ts';
import { createMetrics } from '../src/lib/metrics.ts';
import { oldestWaitingSeconds } from '../src/lib/oldest-job.ts';
import { databaseFixture, emptyRedis } from './support/app.ts';
import { Client, publish, rsvpMutation, signUp } from './support/client.ts';
import { apiEnv, freePort, processEnv } from './support/env.ts';
import { start } from './support/process.ts';
import { parseMetrics, type Sample } from './support/prometheus.ts';
import { attendanceSubscription, connect } from './support/subscriber.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
let app: FastifyInstance | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const build = async (overrides: Record<string, string> = {}) =>
  (app = await buildApp(await apiEnv(fixture.database.url, { LOG_LEVEL: 'silent', ...overrides })));
const scrape = async () => parseMetrics(await app!.metrics.registry.metrics());
const value = (samples: readonly Sample[], name: string, labels: Record<string, string> = {}) =>
  samples
    .filter((sample) => sample.name === name && Object.entries(labels).every(([label, wanted]) => sample.labels[label] === wanted))
    .reduce((sum, sample) => sum + sample.value, 0);

const ofNode = /^(process|nodejs)_/;
const base = (name: string) => name.replace(/_(bucket|sum|count)$/, '');

/** What the contract and a scrape disagree about. */
function differences(samples: readonly Sample[], component: ComponentName): string[] {
  const declared = new Set<string>(metricsOf(component));
  return samples.flatMap(({ name, labels }) => {
    if (ofNode.test(name)) return [];
    const metric = [name, base(name)].find((candidate) => declared.has(candidate));
    if (metric === undefined) return [`${name} is not declared`];
    const { labels: allowed }: Metric = metrics[metric as keyof typeof metrics];
    return Object.entries(labels).flatMap(([label, found]) => {
      if (label === 'le') return [];
      const values = allowed[label];
      if (values === undefined) return [`${name} has the label ${label}`];
      return typeof values === 'string' || values.includes(found) ? [] : [`${name} has ${label}="${found}"`];
    });
  });
}

const exposed = (samples: readonly Sample[]) =>
  new Set(samples.filter(({ name }) => !ofNode.test(name)).map(({ name }) => (name in metrics ? name : base(name))));

describe('the api', () => {
  it('exposes what the contract says once it has worked, and nothing else', async () => {
    await build();
    const client = await signUp(app!);
    const eventId = await publish(client);
    const url = (await app!.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws') + '/graphql';
    const subscriber = await connect(url);
    subscriber.subscribe(attendanceSubscription, { eventId });
    await subscriber.counts(1);
    await client.ask(rsvpMutation, { eventId });
    await subscriber.counts(2);

    const samples = await scrape();
    expect(differences(samples, 'api')).toEqual([]);
    expect([...exposed(samples)].toSorted()).toEqual(metricsOf('api').toSorted());
    expect(value(samples, 'ws_connections_active')).toBe(1);
    expect(value(samples, 'db_pool_connections_max')).toBe(10);
    expect(value(samples, 'db_pool_connections')).toBeGreaterThan(0);
    for (const [type, field] of [
      ['Mutation', 'signUp'],
      ['Mutation', 'rsvp'],
      ['Subscription', 'attendance'],
    ] as const)
      // prettier-ignore
      expect(value(samples, 'graphql_resolver_duration_seconds_count', { type, field, success: 'true' })).toBe(1);
    expect(value(samples, 'db_query_duration_seconds_count', { operation: 'insert' })).toBeGreaterThan(2);
    expect(value(samples, 'db_query_duration_seconds_count', { operation: 'commit' })).toBeGreaterThan(0);
    expect(value(samples, 'redis_operation_duration_seconds_count', { command: 'publish' })).toBe(1);
    expect(value(samples, 'db_errors_total') + value(samples, 'redis_errors_total') + value(samples, 'graphql_errors_total')).toBe(0);
  });

  it('counts errors by operation and code, and times the fields that fail', async () => {
    await build();
    const client = new Client(app!);
    await client.send('mutation { signIn(email: "nobody@example.org", password: "wrong password") { id } }');
    await client.send('{ nothing }');
    await client.send('{ me { id }');
    await client.send('{ event(id: "none") { id } }');
    const samples = await scrape();
    expect(value(samples, 'graphql_errors_total', { type: 'mutation', code: 'INVALID_CREDENTIALS' })).toBe(1);
    expect(value(samples, 'graphql_errors_total', { type: 'none', code: 'GRAPHQL_VALIDATION' })).toBe(2);
    expect(value(samples, 'graphql_errors_total', { type: 'query', code: 'NOT_FOUND' })).toBe(1);
    expect(value(samples, 'graphql_errors_total')).toBe(4);
    expect(value(samples, 'graphql_resolver_duration_seconds_count', { type: 'Mutation', field: 'signIn', success: 'false' })).toBe(1);
    expect(value(samples, 'graphql_resolver_duration_seconds_count', { success: 'true' })).toBe(0);
  });

  it('counts what fails over a WebSocket', async () => {
    await build();
    const url = (await app!.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws') + '/graphql';
    const subscriber = await connect(url);
    subscriber.subscribe(attendanceSubscription, { eventId: crypto.randomUUID() }, 'unknown');
    subscriber.subscribe('subscription { nothing }', {}, 'invalid');
    const codes = ['NOT_FOUND', 'GRAPHQL_VALIDATION'];
    const counted = async () => {
      const samples = await scrape();
      return codes.map((code) => value(samples, 'graphql_errors_total', { type: 'subscription', code }));
    };
    await until('all are counted', async () => (await counted()).every((count) => count > 0));
    expect(await counted()).toEqual([1, 1]);
  });

  it('does not take an open WebSocket for a slow request', async () => {
    await build();
    const url = (await app!.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws') + '/graphql';
    const subscriber = await connect(url);
    subscriber.socket.close();
    await subscriber.closed;
    await until('it is closed', async () => value(await scrape(), 'ws_connections_active') === 0);
    expect(value(await scrape(), 'http_request_duration_seconds_count')).toBe(0);
  });

  it('counts a PostgreSQL that is away, and says that its counters began at 0', async () => {
    const url = Object.assign(new URL(fixture.database.url), { port: String(await freePort()) }).toString();
    await build({ DATABASE_URL: url });
    expect(await app!.metrics.registry.getSingleMetricAsString('db_errors_total')).toContain('db_errors_total{kind="connection"} 0');
    await new Client(app!).send('{ events { id } }');
    expect(value(await scrape(), 'db_errors_total', { kind: 'connection' })).toBeGreaterThan(0);
    expect(value(await scrape(), 'db_errors_total', { kind: 'statement' })).toBe(0);
  });

  it('counts connections that PostgreSQL cuts, and statements that it refuses', async () => {
    await build();
    const client = await signUp(app!);
    await fixture.database.asSuperuser(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'landfall-api'`,
    );
    await until('it is counted', async () => value(await scrape(), 'db_errors_total', { kind: 'connection' }) > 0);
    await app!.db.$queryRawUnsafe('SELECT no_such_column').catch(() => {});
    expect(value(await scrape(), 'db_errors_total', { kind: 'statement' })).toBe(1);
    expect((await client.send('{ me { id } }')).errors).toEqual([]);
  });

  it('answers a scrape while Redis is away, and then says nothing of the queues', async () => {
    await build({ REDIS_PORT: String(await freePort()) });
    await until('it is counted', async () => value(await scrape(), 'redis_errors_total', { kind: 'connection' }) > 0);
    expect((await scrape()).filter(({ name }) => name.startsWith('bullmq_'))).toEqual([]);
  });

  it('counts commands that Redis refuses, and not what is only unknown to it yet', async () => {
    await build();
    await app!.redis.call('NONSENSE').catch(() => {});
    await app!.redis.evalsha('0'.repeat(40), 0).catch(() => {});
    const samples = await scrape();
    expect(value(samples, 'redis_errors_total', { kind: 'command' })).toBe(1);
    expect(value(samples, 'redis_errors_total', { kind: 'connection' })).toBe(0);
  });

  it('says how long jobs have waited although no worker runs', async () => {
    await build();
    const { REDIS_HOST, REDIS_PORT, REDIS_PASSWORD } = inject('services');
    const connection = { host: REDIS_HOST, port: Number(REDIS_PORT), password: REDIS_PASSWORD };
    const queue = new Queue('feedback', { connection, prefix: 'landfall' });
    await queue.add('scan-feedback', {}, { timestamp: Date.now() - 3_600_000 });
    await queue.add('scan-feedback', {});
    const samples = await scrape();
    expect(value(samples, 'bullmq_oldest_waiting_job_age_seconds', { queue: 'feedback' })).toBeCloseTo(3_600, -1);
    expect(value(samples, 'bullmq_oldest_waiting_job_age_seconds', { queue: 'reminders' })).toBe(0);
    expect(value(samples, 'bullmq_queue_jobs', { queue: 'feedback', state: 'waiting' })).toBe(2);
    expect(samples.filter(({ name }) => name === 'bullmq_queue_jobs')).toHaveLength(4 * queueNames.length);

    // Nothing is better than what was true a while ago.
    app!.redis.disconnect();
    expect((await scrape()).filter(({ name }) => name.startsWith('bullmq_'))).toEqual([]);
    await queue.close();
    await emptyRedis();
  });
});

describe('the oldest waiting job', () => {
  let queue: Queue;
  let redis: Redis;
  beforeAll(() => {
    const { REDIS_HOST, REDIS_PORT, REDIS_PASSWORD } = inject('services');
    redis = new Redis({ host: REDIS_HOST, port: Number(REDIS_PORT), password: REDIS_PASSWORD, maxRetriesPerRequest: null });
    queue = new Queue('age', { connection: redis });
    return async () => {
      await queue.close();
      await redis.quit();
    };
  });
  afterEach(() => emptyRedis());
  const minute = 60_000;

  it('is none', async () => {
    expect(await oldestWaitingSeconds(queue)).toBe(0);
  });

  it('is not one that is to run later', async () => {
    await queue.add('later', {}, { delay: 10 * minute });
    expect(await oldestWaitingSeconds(queue)).toBe(0);
  });

  it('is an overdue one, which only a worker would move', async () => {
    await queue.add('overdue', {}, { timestamp: Date.now() - 30 * minute, delay: 10 * minute });
    expect(await oldestWaitingSeconds(queue)).toBeCloseTo(20 * 60, -1);
  });

  it('is not as old as the schedule that made it', async () => {
    await queue.upsertJobScheduler('hourly', { every: 60 * minute }, { name: 'scan' });
    const [job] = await queue.getJobs(['waiting', 'delayed']);
    const due = Date.now() - 5 * minute;
    expect(job?.id).toMatch(/^repeat:hourly:\d+$/);
    // As a worker would find it that promoted it: made an hour before it was due.
    await redis.hset(`bull:age:${job?.id}`, 'timestamp', due - 60 * minute);
    await redis.rename(`bull:age:${job?.id}`, `bull:age:repeat:hourly:${due}`);
    await redis.del('bull:age:wait', 'bull:age:delayed');
    await redis.lpush('bull:age:wait', `repeat:hourly:${due}`);
    expect(await oldestWaitingSeconds(queue)).toBeCloseTo(5 * 60, -1);
  });
});

it('a worker exposes what the contract says once it has worked', async () => {
  const env = await processEnv(fixture.database.url, { LANDFALL_REVISION: '0123abc' });
  const worker = start('worker.ts', ['reminders'], env);
  await worker.logged('job completed');
  const samples = parseMetrics(await (await fetch(`http://127.0.0.1:${env['METRICS_PORT']}/metrics`)).text());
  expect(differences(samples, 'worker-reminders')).toEqual([]);
  expect([...exposed(samples)].toSorted()).toEqual(metricsOf('worker-reminders').toSorted());
  expect(samples).toContainEqual({ name: 'bullmq_jobs_total', labels: { queue: 'reminders', status: 'failed' }, value: 0 });
  expect(samples.find(({ name }) => name === 'build_info')?.labels).toEqual({ version: expect.any(String), revision: '0123abc' });
  expect(samples.filter(({ labels }) => labels['queue'] === 'feedback')).toEqual([]);
  // It waits for jobs all the time, which is no slow command.
  expect(samples.filter(({ labels }) => labels['command'] === 'bzpopmin')).toEqual([]);
  expect(value(samples, 'redis_operation_duration_seconds_count')).toBeGreaterThan(0);
});

it('rules and dashboards use only what running processes expose', async () => {
  const files = path.join(import.meta.dirname, '../../../charts/landfall/files');
  const text = ['alerts', 'dashboards'].flatMap((folder) =>
    readdirSync(path.join(files, folder)).map((file) => readFileSync(path.join(files, folder, file), 'utf8')),
  );
  const declared = Object.keys(metrics).join('|');
  const used = new Set(
    text.flatMap((file) => file.match(new RegExp(`\\b(?:(?:${declared})(?:_bucket|_sum|_count)?|(?:process|nodejs)_\\w+)\\b`, 'g')) ?? []),
  );
  expect(used.size).toBeGreaterThan(20);

  await build();
  const client = await signUp(app!);
  await client.send('{ me { id } }');
  const env = await processEnv(fixture.database.url);
  const worker = start('worker.ts', ['feedback'], env);
  await worker.logged('job completed');
  const missing = async () => {
    const ofWorker = await (await fetch(`http://127.0.0.1:${env['METRICS_PORT']}/metrics`)).text();
    const exposed = new Set([...(await scrape()), ...parseMetrics(ofWorker)].map(({ name }) => name));
    return [...used].filter((name) => !exposed.has(name));
  };
  await until('all are there, garbage collection too', async () => (await missing()).length === 0).catch(() => {});
  expect(await missing()).toEqual([]);
});

describe('the contract', () => {
  it('bounds every label', () => {
    const series = Object.entries(metrics as Record<string, Metric>).map(([name, { labels }]) => {
      const closed = Object.values(labels).filter((values) => typeof values !== 'string');
      return { name, series: closed.reduce((product, values) => product * values.length, 1) };
    });
    expect(series.filter((metric) => metric.series > 100)).toEqual([]);
  });

  it('is named as Prometheus wants it', async () => {
    const promtool = path.join(import.meta.dirname, '../../../.tools/bin/promtool');
    const { registry } = createMetrics('api');
    const { stderr } = spawnSync(promtool, ['check', 'metrics'], { input: await registry.metrics(), encoding: 'utf8' });
    // prom-client calls three gauges _total.
    expect(stderr.split('\n').filter((line) => line !== '' && !line.startsWith('nodejs_active_'))).toEqual([]);
  });

  it('has every counter with closed labels begin at 0', async () => {
    const samples = parseMetrics(await createMetrics('api').registry.metrics());
    const counters = samples.filter(({ name }) => name === 'db_errors_total' || name === 'graphql_errors_total');
    const { type, code } = metrics.graphql_errors_total.labels;
    expect(counters).toHaveLength(metrics.db_errors_total.labels.kind.length + type.length * code.length);
    expect(counters.every((sample) => sample.value === 0)).toBe(true);
  });
});
