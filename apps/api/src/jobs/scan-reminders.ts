import { z } from 'zod';
import { enqueueDue } from '../mail/enqueue.ts';
import { kindsOf } from '../mail/outbox.ts';
import { defineJob } from './job.ts';

export const scanReminders = defineJob({
  queue: 'reminders',
  name: 'scan-reminders',
  schema: z.object({}),
  handler: (_data, context) => enqueueDue(context, kindsOf.reminders, 'send-reminder'),
});
