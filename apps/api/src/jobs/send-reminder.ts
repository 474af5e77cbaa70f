import { z } from 'zod';
import { deliver } from '../mail/deliver.ts';
import { defineJob } from './job.ts';

export const sendReminder = defineJob({
  queue: 'reminders',
  name: 'send-reminder',
  schema: z.object({ mailId: z.uuid() }),
  handler: ({ mailId }, context) => deliver(context, mailId),
});
