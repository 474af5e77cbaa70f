import { isDeepStrictEqual } from 'node:util';
import { refusal } from '../graphql/errors.ts';
import { eventTimes, parseInput, type UpdateEventInput } from '../graphql/inputs.ts';
import type { Database } from '../lib/database.ts';
import { lockEvent, type LockedEvent } from '../places/lock.ts';
import { requireOpen } from '../places/open.ts';
import { promote } from '../places/promote.ts';
import type { Event } from './events.ts';
import { retimeMails, type MailTimes } from './mails.ts';
import { requireOrganiser } from './organiser.ts';

/**
 * Changes what the input names. More places go to those who wait; other times move the mails that are not sent yet, and end
 * what is held at the new start.
 * @throws NOT_FOUND, FORBIDDEN, EVENT_CANCELLED, EVENT_OVER, or BAD_USER_INPUT per field
 */
export const updateEvent = (
  db: Database,
  organiserId: string,
  eventId: string,
  input: UpdateEventInput,
  times: MailTimes,
): Promise<Event> =>
  db.$transaction(async (tx) => {
    const event = await lockEvent(tx, eventId);
    requireOrganiser(event, organiserId);
    requireOpen(event);
    const changes = changesOf(event, input);
    const fields = Object.keys(changes);
    if (fields.length === 0) return event;
    const { startsAt, endsAt } = { ...event, ...changes };
    const retimed = changes.startsAt !== undefined || changes.endsAt !== undefined;
    if (retimed) parseInput(eventTimes, { startsAt, endsAt, begun: changes.startsAt === undefined });
    requirePlaces(event, changes.capacity);

    const updated = await tx.event.update({ where: { id: eventId }, data: changes });
    await tx.audit.create({ data: { action: 'event.update', actorId: organiserId, subject: eventId, detail: { fields } } });
    if (retimed) {
      await retimeMails(tx, updated, times);
      await tx.payment.updateMany({ where: { eventId, status: 'open', holdsUntil: { gt: startsAt } }, data: { holdsUntil: startsAt } });
    }
    const changed: LockedEvent = { ...updated, locked: true };
    await promote(tx, changed, times);
    return changed;
  });

/** What the input names and is not so already. */
const changesOf = (event: LockedEvent, input: UpdateEventInput): UpdateEventInput =>
  Object.fromEntries(
    Object.entries(input).filter(
      ([name, value]) => value !== undefined && !isDeepStrictEqual(value, event[name as keyof UpdateEventInput]),
    ),
  );

function requirePlaces({ attendance, held }: LockedEvent, capacity: number | undefined): void {
  const taken = attendance + held;
  if (capacity === undefined || capacity >= taken) return;
  const message = `at least ${taken}, for so many places are taken`;
  throw refusal('BAD_USER_INPUT', `capacity: ${message}`, { fields: { capacity: message } });
}
