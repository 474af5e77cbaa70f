import { z } from 'zod';
import { enqueueRefunds } from '../payments/enqueue-refunds.ts';
import { forgetWebhooks } from '../payments/forget-webhooks.ts';
import { closePages, settleOverdue } from '../payments/settle.ts';
import { defineJob } from './job.ts';

export const settlePaymentsJob = defineJob({
  queue: 'reminders',
  name: 'settle-payments',
  schema: z.object({}),
  // Money first: the others stop where the provider is away.
  handler: async (_data, context) => ({
    refunds: await enqueueRefunds(context),
    forgotten: await forgetWebhooks(context.db),
    settled: await settleOverdue(context),
    closed: await closePages(context),
  }),
});
