import { z } from 'zod';
import { enqueueRefunds } from '../payments/enqueue-refunds.ts';
import { defineJob } from './job.ts';

export const settlePaymentsJob = defineJob({
  queue: 'reminders',
  name: 'settle-payments',
  schema: z.object({}),
  handler: (_data, context) => enqueueRefunds(context),
});
