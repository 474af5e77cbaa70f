import { UnrecoverableError } from 'bullmq';
import type { Mail } from '../generated/prisma/client.ts';
import type { JobContext } from '../jobs/job.ts';
import { databaseTime } from '../lib/database-time.ts';
import type { Database } from '../lib/database.ts';
import { AlreadyAccepted, MailRefused } from './mailer.ts';
import { templates, type Occasion } from './messages.ts';

type Context = Pick<JobContext<'reminders' | 'feedback'>, 'db' | 'services' | 'signal'>;
type Outcome = 'sent' | 'sent before' | 'cancelled' | 'obsolete';

/**
 * Sends a mail of the outbox and marks it. A worker that dies between the two sends again with the same key, which the
 * provider recognises: the recipient gets one.
 */
export async function deliver({ db, services, signal }: Context, id: string): Promise<Outcome> {
  const mail = await db.mail.findUnique({ where: { id }, include: { event: true, user: { select: { name: true, email: true } } } });
  if (!mail) return 'cancelled';
  if (mail.sentAt || mail.failedAt) return 'sent before';
  const mark = (data: { sentAt: Date } | { failedAt: Date; failure: string }) => db.mail.updateMany({ where: { id, sentAt: null }, data });
  const fail = (failure: string) => mark({ failedAt: new Date(), failure });

  const template = templates[mail.kind];
  const occasion: Occasion = { event: mail.event, user: mail.user, ...(await standing(db, mail)), appUrl: services.appUrl };
  // A clock that runs ahead must not drop what is in time: the database's has the last word.
  const obsolete = template.obsolete(occasion, new Date()) && template.obsolete(occasion, await databaseTime(db));
  if (obsolete !== undefined) {
    await fail(obsolete);
    return 'obsolete';
  }
  try {
    await services.mailer.send(keyOf(mail), template.compose(occasion), signal);
  } catch (error) {
    if (error instanceof MailRefused) {
      if (error.aboutMessage) await fail(error.message);
      throw new UnrecoverableError(error.message);
    }
    if (!(error instanceof AlreadyAccepted)) throw error;
  }
  await mark({ sentAt: new Date() });
  return 'sent';
}

/** Only mails about a place depend on it. */
async function standing(db: Database, { kind, eventId, userId }: Mail): Promise<Pick<Occasion, 'attends' | 'payments'>> {
  if (kind !== 'place' && kind !== 'cancellation') return { attends: true, payments: [] };
  const [payments, rsvps] = await Promise.all([
    db.payment.findMany({ where: { eventId, userId }, select: { status: true, holdsUntil: true } }),
    db.rsvp.count({ where: { eventId, userId } }),
  ]);
  return { attends: rsvps > 0, payments };
}

/**
 * Not the row's id: who cancels and comes back while a mail is on its way gets a new row, due at the same time. One that is
 * due at another time is another mail: of an event that was moved, or of the next place that came free.
 */
const keyOf = ({ kind, eventId, userId, dueAt }: Mail): string => `${kind}/${eventId}/${userId}/${dueAt.getTime()}`;
