import { z } from 'zod';
import { deliver } from '../mail/deliver.ts';
import { defineJob } from './job.ts';

export const sendFeedback = defineJob({
  queue: 'feedback',
  name: 'send-feedback',
  schema: z.object({ mailId: z.uuid() }),
  handler: ({ mailId }, context) => deliver(context, mailId),
});
