import type { Event } from '../generated/prisma/client.ts';
import { refusal } from '../graphql/errors.ts';

type Places = Pick<Event, 'capacity' | 'attendance' | 'held'>;
type Times = Pick<Event, 'cancelledAt' | 'endsAt'>;

/** Places that nobody has or is paying for. */
export const freePlaces = ({ capacity, attendance, held }: Places): number => capacity - attendance - held;

/** Neither cancelled nor over. */
export const isOpen = ({ cancelledAt, endsAt }: Times, now = new Date()): boolean => cancelledAt === null && endsAt > now;

/** @throws EVENT_CANCELLED or EVENT_OVER */
export function requireOpen({ cancelledAt, endsAt }: Times, now = new Date()): void {
  if (cancelledAt !== null) throw refusal('EVENT_CANCELLED', 'the event is cancelled');
  if (endsAt <= now) throw refusal('EVENT_OVER', 'the event is over');
}

export const eventFull = ({ capacity }: Places): Error => refusal('EVENT_FULL', `all ${capacity} places are taken`);
