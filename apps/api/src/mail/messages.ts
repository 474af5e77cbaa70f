import type { Event, MailKind, Payment, User } from '../generated/prisma/client.ts';
import type { Message } from './mailer.ts';

export interface Occasion {
  readonly event: Event;
  readonly user: Pick<User, 'name' | 'email'>;
  /** Whether the user attends. */
  readonly attends: boolean;
  /** The user's payments for the event. */
  readonly payments: readonly Pick<Payment, 'status' | 'holdsUntil'>[];
  readonly appUrl: string;
}

/** A message of the same input is always the same: the provider refuses one key with two messages. */
export interface Template {
  compose(occasion: Occasion): Message;
  /** Why it is too late to send, if it is. */
  obsolete(occasion: Occasion, now: Date): string | undefined;
}

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' });
const link = ({ appUrl, event }: Occasion) => `${appUrl}/events/${event.id}`;
const time = (date: Date) => `${when.format(date)} UTC`;

const message = ({ user }: Occasion, subject: string, ...paragraphs: string[]): Message => ({
  to: user.email,
  // A line break would begin another header.
  subject: subject.replaceAll(/\s+/g, ' '),
  text: [`Hello ${user.name},`, ...paragraphs].join('\n\n'),
});

const cancelled = ({ event }: Occasion) => (event.cancelledAt ? 'the event was cancelled' : undefined);
const started = ({ event }: Occasion, now: Date) => (event.startsAt <= now ? 'the event had started' : undefined);
const over = ({ event }: Occasion, now: Date) => (event.endsAt <= now ? 'the event was over' : undefined);
/** The payment that a place of a paid event waits for. */
const openPayment = ({ payments }: Occasion) => payments.find(({ status }) => status === 'open');
const hasPaid = ({ payments }: Occasion) => payments.some(({ status }) => ['paid', 'refundDue', 'refunded'].includes(status));

const reminder: Template = {
  compose: (occasion) =>
    message(
      occasion,
      `Reminder: ${occasion.event.title}`,
      `${occasion.event.title} starts on ${time(occasion.event.startsAt)} at ${occasion.event.venue}.`,
      `You can see who comes, or give your place to somebody else, at ${link(occasion)}`,
    ),
  obsolete: (occasion, now) => cancelled(occasion) ?? started(occasion, now),
};

const feedback: Template = {
  compose: (occasion) =>
    message(
      occasion,
      `How was ${occasion.event.title}?`,
      `you were at ${occasion.event.title} (${occasion.event.venue}, ${time(occasion.event.startsAt)}). How was it?`,
      `Answer this e-mail, or look back at ${link(occasion)}`,
    ),
  obsolete: cancelled,
};

const cancellation: Template = {
  compose: (occasion) =>
    message(
      occasion,
      `Cancelled: ${occasion.event.title}`,
      `${occasion.event.title} on ${time(occasion.event.startsAt)} at ${occasion.event.venue} does not take place.`,
      ...(hasPaid(occasion) ? ['What you paid is given back the way you paid it.'] : []),
      `More is at ${link(occasion)}`,
    ),
  obsolete: over,
};

const place: Template = {
  compose(occasion) {
    const { event } = occasion;
    const held = openPayment(occasion);
    return message(
      occasion,
      `A place for ${event.title}`,
      `a place came free at ${event.title} on ${time(event.startsAt)} at ${event.venue}.`,
      held
        ? `It is kept for you until ${time(held.holdsUntil)}: pay for it at ${link(occasion)}`
        : `It is yours. If you do not want it any more, give it back at ${link(occasion)}`,
    );
  },
  obsolete(occasion, now) {
    if (cancelled(occasion) ?? started(occasion, now)) return cancelled(occasion) ?? started(occasion, now);
    const held = openPayment(occasion);
    if (held && held.holdsUntil <= now) return 'the place was no longer kept';
    return held || occasion.attends ? undefined : 'the place was given up';
  },
};

export const templates: Readonly<Record<MailKind, Template>> = { reminder, feedback, cancellation, place };
