import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export function workerMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    jobs: new Counter({
      name: 'bullmq_jobs_total',
      help: 'Attempts of jobs by outcome',
      labelNames: ['queue', 'status'] as const,
      registers,
    }),
    duration: new Histogram({
      name: 'bullmq_job_duration_seconds',
      help: 'Time of one attempt of a job',
      labelNames: ['queue'] as const,
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    }),
  };
}

export type WorkerMetrics = ReturnType<typeof workerMetrics>;
