import { z } from 'zod';
import { enqueueDue } from '../mail/enqueue.ts';
import { kindsOf } from '../mail/outbox.ts';
import { defineJob } from './job.ts';

export const scanFeedback = defineJob({
  queue: 'feedback',
  name: 'scan-feedback',
  schema: z.object({}),
  handler: (_data, context) => enqueueDue(context, kindsOf.feedback, 'send-feedback'),
});
