import type { Event, MailKind, Prisma } from '../generated/prisma/client.ts';
import { traceparent } from '../telemetry/spans.ts';

export interface MailTimes {
  /** How long before its start an event is reminded of. */
  readonly reminderLeadMinutes: number;
  /** How long after its end it is asked about. */
  readonly feedbackDelayMinutes: number;
}

type Span = Pick<Event, 'id' | 'startsAt' | 'endsAt'>;
type Tx = Prisma.TransactionClient;

const minute = 60_000;

/** When the mails of who attends are due. A reminder that is overdue goes at once, one of a running event not at all. */
export function dueTimes({ startsAt, endsAt }: Omit<Span, 'id'>, times: MailTimes, now = new Date()) {
  const remindAt = new Date(startsAt.getTime() - times.reminderLeadMinutes * minute);
  const askAt = new Date(endsAt.getTime() + times.feedbackDelayMinutes * minute);
  return [...(startsAt > now ? [{ kind: 'reminder' as const, dueAt: remindAt }] : []), { kind: 'feedback' as const, dueAt: askAt }];
}

interface Mails {
  readonly eventId: string;
  readonly userIds: string[];
  readonly kind: MailKind;
  readonly dueAt: Date;
}

/** Writes mails of one kind, but for those who have such a mail. */
export const addMails = (tx: Tx, { eventId, userIds, kind, dueAt }: Mails): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO "Mail" ("id", "kind", "eventId", "userId", "dueAt", "traceparent")
    SELECT gen_random_uuid(), ${kind}::"MailKind", ${eventId}::uuid, "userId", ${dueAt}, ${traceparent() ?? null}::text
    FROM unnest(${userIds}::uuid[]) AS "some"("userId")
    ON CONFLICT DO NOTHING`;

/** Makes the unsent mails of all who attend due when the event's new times say so, those too that were obsolete or not needed. */
export async function retimeMails(tx: Tx, event: Span, times: MailTimes, now = new Date()): Promise<void> {
  for (const { kind, dueAt } of dueTimes(event, times, now))
    await tx.$executeRaw`
      INSERT INTO "Mail" ("id", "kind", "eventId", "userId", "dueAt", "traceparent")
      SELECT gen_random_uuid(), ${kind}::"MailKind", "eventId", "userId", ${dueAt}, ${traceparent() ?? null}::text FROM "Rsvp" WHERE "eventId" = ${event.id}::uuid
      ON CONFLICT ("eventId", "userId", "kind") DO UPDATE SET "dueAt" = excluded."dueAt", "traceparent" = excluded."traceparent", "failedAt" = NULL, "failure" = NULL
      WHERE "Mail"."sentAt" IS NULL`;
}

/** Tells all who attend or are paying that the event is cancelled, instead of what they would have been sent. */
export async function cancelMails(tx: Tx, eventId: string, now: Date): Promise<void> {
  await tx.mail.deleteMany({ where: { eventId, sentAt: null } });
  await tx.$executeRaw`
    INSERT INTO "Mail" ("id", "kind", "eventId", "userId", "dueAt", "traceparent")
    SELECT gen_random_uuid(), 'cancellation', ${eventId}::uuid, "userId", ${now}, ${traceparent() ?? null}::text FROM (
      SELECT "userId" FROM "Rsvp" WHERE "eventId" = ${eventId}::uuid
      UNION SELECT "userId" FROM "Payment" WHERE "eventId" = ${eventId}::uuid AND "status" = 'open'
    ) AS "guests"`;
}
