import { queueNames } from '@landfall/schemas/contract';

/** What an administrator may do, by route of Bull Board. Jobs are neither made nor changed, and no queue or schedule is removed. */
const verbs: Readonly<Record<string, string>> = {
  'PUT /api/queues/pause': 'pause',
  'PUT /api/queues/resume': 'resume',
  'PUT /api/queues/:queueName/pause': 'pause',
  'PUT /api/queues/:queueName/resume': 'resume',
  'PUT /api/queues/:queueName/retry/:queueStatus': 'retry',
  'PUT /api/queues/:queueName/clean/:queueStatus': 'clean',
  'PUT /api/queues/:queueName/promote': 'promote',
  'PUT /api/queues/:queueName/:jobId/retry': 'retry',
  'PUT /api/queues/:queueName/:jobId/clean': 'clean',
  'PUT /api/queues/:queueName/:jobId/promote': 'promote',
};

export interface Action {
  readonly action: string;
  readonly detail: Readonly<Record<string, string>>;
}

const words = /^[\w:-]{1,100}$/;

/** What a call asks for, as the audit tells it; undefined where it is not allowed. `route` is without the board's prefix. */
export function actionOf(method: string, route: string, params: Readonly<Record<string, string>>): Action | undefined {
  const verb = verbs[`${method} ${route}`];
  const { queueName = 'all', jobId, queueStatus } = params;
  const known = queueName === 'all' ? !route.includes(':queueName') : (queueNames as readonly string[]).includes(queueName);
  if (verb === undefined || !known) return undefined;
  const detail = {
    queue: queueName,
    ...(jobId !== undefined && { job: jobId }),
    ...(queueStatus !== undefined && { status: queueStatus }),
  };
  return Object.values(detail).every((value) => words.test(value)) ? { action: `queue.${verb}`, detail } : undefined;
}
