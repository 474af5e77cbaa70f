import { z } from 'zod';
import { enqueueDue } from '../mail/enqueue.ts';
import { defineJob } from './job.ts';

export const scanReminders = defineJob({
  queue: 'reminders',
  name: 'scan-reminders',
  schema: z.object({}),
  handler: (_data, context) => enqueueDue(context, 'reminder', 'send-reminder'),
});
