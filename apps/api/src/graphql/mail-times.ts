import type { ApiEnv } from '../app.ts';
import type { MailTimes } from '../events/mails.ts';

export const mailTimes = ({
  REMINDER_LEAD_MINUTES,
  FEEDBACK_DELAY_MINUTES,
}: Pick<ApiEnv, 'REMINDER_LEAD_MINUTES' | 'FEEDBACK_DELAY_MINUTES'>): MailTimes => ({
  reminderLeadMinutes: REMINDER_LEAD_MINUTES,
  feedbackDelayMinutes: FEEDBACK_DELAY_MINUTES,
});
