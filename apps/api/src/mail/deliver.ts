import { UnrecoverableError } from 'bullmq';
import type { Mail } from '../generated/prisma/client.ts';
import type { JobContext } from '../jobs/job.ts';
import { MailRefused } from './mailer.ts';
import type { Template } from './messages.ts';

type Context = Pick<JobContext<'reminders' | 'feedback'>, 'db' | 'services' | 'signal'>;
type Outcome = 'sent' | 'sent before' | 'cancelled' | 'obsolete';

/**
 * Sends a mail of the outbox and marks it. A worker that dies between the two sends again with the same key, which the
 * provider recognises: the recipient gets one.
 */
export async function deliver({ db, services, signal }: Context, id: string, template: Template): Promise<Outcome> {
  const mail = await db.mail.findUnique({ where: { id }, include: { event: true, user: { select: { name: true, email: true } } } });
  if (!mail) return 'cancelled';
  if (mail.sentAt || mail.failedAt) return 'sent before';
  const fail = (failure: string) => db.mail.updateMany({ where: { id, sentAt: null }, data: { failedAt: new Date(), failure } });

  const obsolete = template.obsolete?.(mail.event, new Date());
  if (obsolete !== undefined) {
    await fail(obsolete);
    return 'obsolete';
  }
  const message = template.compose({ event: mail.event, user: mail.user, appUrl: services.appUrl });
  try {
    await services.mailer.send(keyOf(mail), message, signal);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    if (error.aboutMessage) await fail(error.message);
    throw new UnrecoverableError(error.message);
  }
  await db.mail.updateMany({ where: { id, sentAt: null }, data: { sentAt: new Date() } });
  return 'sent';
}

/** Not the row's id: who cancels and comes back while a mail is on its way gets a new row. */
const keyOf = ({ kind, eventId, userId }: Mail): string => `${kind}/${eventId}/${userId}`;
