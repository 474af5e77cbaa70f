import { queueNames, queues, type QueueName } from '@landfall/schemas/contract';
import { archiveAuditJob } from './archive-audit.ts';
import type { Job } from './job.ts';
import { refundPaymentJob } from './refund-payment.ts';
import { scanFeedback } from './scan-feedback.ts';
import { scanReminders } from './scan-reminders.ts';
import { sendFeedback } from './send-feedback.ts';
import { sendReminder } from './send-reminder.ts';
import { settlePaymentsJob } from './settle-payments.ts';

export const jobs: readonly Job[] = [
  scanReminders,
  sendReminder,
  scanFeedback,
  sendFeedback,
  archiveAuditJob,
  settlePaymentsJob,
  refundPaymentJob,
];

/**
 * The handlers of one queue by job name.
 * @throws if any job of the registry has no handler or two, or a handler has no job there; names all of them
 */
export function handlersOf(queue: QueueName, all: readonly Job[] = jobs): ReadonlyMap<string, Job> {
  const problems = queueNames.flatMap((name) => problemsOf(name, all));
  if (problems.length > 0) throw new Error(`jobs do not match the queue registry: ${problems.join('; ')}`);
  return new Map(all.filter((job) => job.queue === queue).map((job) => [job.name, job]));
}

function problemsOf(queue: QueueName, all: readonly Job[]): string[] {
  const expected: readonly string[] = queues[queue].jobs;
  const found = all.filter((job) => job.queue === queue).map(({ name }) => name);
  const count = (name: string) => found.filter((other) => other === name).length;
  return [
    ...expected.filter((name) => count(name) !== 1).map((name) => `${queue}/${name} has ${count(name)} handlers, expected 1`),
    ...found.filter((name) => !expected.includes(name)).map((name) => `${queue}/${name} is not in the registry`),
  ];
}
