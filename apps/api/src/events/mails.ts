import type { Prisma } from '../generated/prisma/client.ts';
import type { Event } from './events.ts';

export interface MailTimes {
  /** How long before its start an event is reminded of. */
  readonly reminderLeadMinutes: number;
  /** How long after its end it is asked about. */
  readonly feedbackDelayMinutes: number;
}

const minute = 60_000;

/** Outbox rows of an RSVP. A reminder that is overdue goes at once, one of a running event not at all. */
export function mailsFor(
  { id: eventId, startsAt, endsAt }: Event,
  userId: string,
  times: MailTimes,
  now = new Date(),
): Prisma.MailCreateManyInput[] {
  const remindAt = new Date(startsAt.getTime() - times.reminderLeadMinutes * minute);
  const askAt = new Date(endsAt.getTime() + times.feedbackDelayMinutes * minute);
  return [
    ...(startsAt > now ? [{ kind: 'reminder' as const, eventId, userId, dueAt: remindAt }] : []),
    { kind: 'feedback', eventId, userId, dueAt: askAt },
  ];
}
