import type { Event, User } from '../generated/prisma/client.ts';
import type { Message } from './mailer.ts';

export interface Occasion {
  readonly event: Event;
  readonly user: Pick<User, 'name' | 'email'>;
  readonly appUrl: string;
}

/** A message of the same input is always the same: the provider refuses one key with two messages. */
export interface Template {
  compose(occasion: Occasion): Message;
  /** Why it is too late to send, if it is. */
  obsolete?(event: Event, now: Date): string | undefined;
}

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' });
const link = (appUrl: string, { id }: Event) => `${appUrl}/events/${id}`;

export const reminder: Template = {
  compose: ({ event, user, appUrl }) => ({
    to: user.email,
    subject: `Reminder: ${event.title}`,
    text: [
      `Hello ${user.name},`,
      `${event.title} starts on ${when.format(event.startsAt)} UTC at ${event.venue}.`,
      `You can see who comes, or give your place to somebody else, at ${link(appUrl, event)}`,
    ].join('\n\n'),
  }),
  obsolete: ({ startsAt }, now) => (startsAt <= now ? 'the event had started' : undefined),
};

export const feedback: Template = {
  compose: ({ event, user, appUrl }) => ({
    to: user.email,
    subject: `How was ${event.title}?`,
    text: [
      `Hello ${user.name},`,
      `you were at ${event.title} (${event.venue}, ${when.format(event.startsAt)} UTC). How was it?`,
      `Answer this e-mail, or look back at ${link(appUrl, event)}`,
    ].join('\n\n'),
  }),
};
