import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { queueNames, queuePrefix, type QueueName } from '@landfall/schemas/contract';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { emptyRedis } from './support/app.ts';

const root = path.join(import.meta.dirname, '../../..');
const chart = path.join(root, 'charts/landfall');

/** Keys of Redis that the chart has KEDA look at. */
function keys(queue: QueueName): readonly string[] {
  const args = ['template', 'landfall', chart, '--values', path.join(chart, 'tests/values/base.yaml')];
  const on = ['--set', `workers.${queue}.keda.enabled=true`, '--show-only', 'templates/workers/keda.yaml'];
  const text = execFileSync(path.join(root, '.tools/bin/helm'), [...args, ...on], { encoding: 'utf8' });
  return [...text.matchAll(/listName: "(.*)"/g)].map(([, key = '']) => key);
}

const connection = () => {
  const { REDIS_HOST, REDIS_PORT, REDIS_PASSWORD } = inject('services');
  return { host: REDIS_HOST, port: Number(REDIS_PORT), password: REDIS_PASSWORD, maxRetriesPerRequest: null };
};

describe.each(queueNames)('KEDA looks at the queue %s', (name) => {
  let redis: Redis;
  let queue: Queue;
  let worker: Worker;

  beforeAll(async () => {
    await emptyRedis();
    redis = new Redis(connection());
    queue = new Queue(name, { connection: connection(), prefix: queuePrefix });
    worker = new Worker(name, null, { connection: connection(), prefix: queuePrefix });
  });
  afterAll(async () => {
    await worker.close();
    await queue.close();
    await redis.quit();
  });

  /** What KEDA's scaler counts: the length of a list, or the members of a sorted set. */
  async function lengths(): Promise<Record<string, number>> {
    const found = keys(name).map(async (key): Promise<[string, number]> => {
      const type = await redis.type(key);
      expect(['list', 'zset', 'none']).toContain(type);
      return [key.split(':').at(-1) ?? '', type === 'zset' ? await redis.zcard(key) : await redis.llen(key)];
    });
    return Object.fromEntries(await Promise.all(found));
  }

  it('and counts every job that waits or runs, once', async () => {
    await queue.addBulk([1, 2, 3].map((n) => ({ name: 'a', data: { n } })));
    await queue.addBulk([1, 2].map((n) => ({ name: 'a', data: { n }, opts: { priority: n } })));
    await queue.add('a', {}, { delay: 3_600_000 });
    await worker.getNextJob('token');
    expect(await lengths()).toStrictEqual({ wait: 2, active: 1, prioritized: 2 });
    expect(await queue.getJobCountByTypes('wait', 'active', 'prioritized')).toBe(5);
  });

  it('and would not see one whose time has come while nobody works', async () => {
    await queue.obliterate({ force: true });
    const { timestamp } = await queue.add('a', {}, { delay: 1 });
    await expect.poll(Date.now).toBeGreaterThan(timestamp + 1);
    expect(await lengths()).toStrictEqual({ wait: 0, active: 0, prioritized: 0 });
    expect(await worker.getNextJob('token')).toBeDefined();
    expect(await lengths()).toMatchObject({ active: 1 });
  });
});
