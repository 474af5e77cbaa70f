import { queueNames, queues } from '@landfall/schemas/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { handlersOf, jobs } from './index.ts';
import { defineJob, type JobContext } from './job.ts';

const extra = defineJob({ queue: 'feedback', name: 'extra', schema: z.object({}), handler: async () => {} });

describe('the jobs', () => {
  it('are those of the registry', () => {
    for (const queue of queueNames) expect([...handlersOf(queue).keys()].toSorted()).toEqual([...queues[queue].jobs].toSorted());
  });

  it('fail the boot if one has no handler, two, or no place in the registry: all are named', () => {
    const [first, second, ...rest] = jobs;
    expect(() => handlersOf('audit-archive', [second!, second!, ...rest, extra])).toThrow(
      `jobs do not match the queue registry: reminders/${first!.name} has 0 handlers, expected 1; reminders/${second!.name} has 2 handlers, expected 1; feedback/extra is not in the registry`,
    );
  });

  it('refuse data that is not theirs', async () => {
    const job = handlersOf('reminders').get('send-reminder');
    await expect(async () => job?.run({ mailId: 'x' }, {} as JobContext<'reminders'>)).rejects.toThrow('mailId');
  });
});
