export interface Queue {
  readonly description: string;
  /** Names of the jobs that the worker must have exactly one handler for. */
  readonly jobs: readonly string[];
  /** Jobs that one process runs at once, unless the values say otherwise. */
  readonly concurrency: number;
  readonly attempts: number;
  readonly backoff: { readonly type: 'exponential' | 'fixed'; readonly delayMs: number };
  /** The longest that one job may take, in seconds: the worker's termination grace has to be longer. */
  readonly longestJobSeconds: number;
  /** Jobs that repeat by themselves: job name to period in seconds. */
  readonly schedules: Readonly<Record<string, { readonly everySeconds: number }>>;
}

/** Prefix of every Redis key of the queues; autoscalers and dashboards read the same one. */
export const queuePrefix = 'landfall';

/** Every queue. The key is its name in Redis and the name of the one worker that serves it. */
export const queues = {
  reminders: {
    description: 'e-mail before an event starts, and payments that expire or are given back',
    jobs: ['scan-reminders', 'send-reminder', 'settle-payments', 'refund-payment'],
    concurrency: 10,
    attempts: 8,
    backoff: { type: 'exponential', delayMs: 2_000 },
    longestJobSeconds: 20,
    schedules: { 'scan-reminders': { everySeconds: 15 }, 'settle-payments': { everySeconds: 30 } },
  },
  feedback: {
    description: 'e-mail after an event ended',
    jobs: ['scan-feedback', 'send-feedback'],
    concurrency: 10,
    attempts: 8,
    backoff: { type: 'exponential', delayMs: 2_000 },
    longestJobSeconds: 20,
    schedules: { 'scan-feedback': { everySeconds: 60 } },
  },
  'audit-archive': {
    description: 'audit rows to the object store, verified, then deleted',
    jobs: ['archive-audit'],
    concurrency: 1,
    attempts: 3,
    backoff: { type: 'exponential', delayMs: 10_000 },
    longestJobSeconds: 60,
    schedules: { 'archive-audit': { everySeconds: 3_600 } },
  },
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as QueueName[];
