import { queueNames, queuePrefix, type QueueName } from '@landfall/schemas/contract';
import { Queue } from 'bullmq';
import fp from 'fastify-plugin';
import { collect } from '../../lib/metrics.ts';
import { oldestWaitingSeconds } from '../../lib/oldest-job.ts';

declare module 'fastify' {
  interface FastifyInstance {
    queues: readonly Queue[];
  }
}

/** What waits in the queues. The api tells it because the workers cannot: where none of them runs, most waits. */
export default fp(
  async (app) => {
    const { bullmq_queue_jobs: jobs, bullmq_oldest_waiting_job_age_seconds: age } = app.metrics;
    // The connection is the api's own: the queues neither open nor close one.
    const options = {
      connection: app.redis,
      prefix: queuePrefix,
      skipMetasUpdate: true,
      skipVersionCheck: true,
      skipWaitingForReady: true,
    };
    const queues = queueNames.map((name) => {
      const queue = new Queue(name, options);
      queue.on('error', () => {}); // the connection logs it
      return [name, queue] as const;
    });
    app.decorate(
      'queues',
      queues.map(([, queue]) => queue),
    );
    app.addHook('onClose', () => Promise.all(queues.map(([, queue]) => queue.close())));

    /** Nothing is better than what was true before Redis went away. */
    const each = async (gauge: { reset(): void }, read: (name: QueueName, queue: Queue) => Promise<void>) => {
      gauge.reset();
      await Promise.all(queues.map(([name, queue]) => read(name, queue).catch(() => {})));
    };
    collect(jobs, () =>
      each(jobs, async (queue, source) => {
        const { waiting = 0, ...others } = await source.getJobCounts('waiting', 'active', 'delayed', 'failed');
        for (const [state, count] of Object.entries({ waiting, ...others })) jobs.set({ queue, state }, count);
      }),
    );
    collect(age, () => each(age, async (queue, source) => age.set({ queue }, await oldestWaitingSeconds(source))));
  },
  { name: 'queues', dependencies: ['redis', 'metrics'] },
);
