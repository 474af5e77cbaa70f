import { eventColumns } from '../events/columns.ts';
import type { Event, Prisma } from '../generated/prisma/client.ts';
import { notFound } from '../graphql/errors.ts';

type Counts = Pick<Event, 'attendance' | 'held'>;

/** An event whose places nobody else changes until the transaction ends; the functions of this folder keep its counts true. */
export type LockedEvent = Readonly<Omit<Event, keyof Counts>> & Counts & { readonly locked: true };

/**
 * Locks an event. Whatever changes its places, its waiting list or its payments does this first: one order of locks, so no deadlocks.
 * @throws NOT_FOUND
 */
export async function lockEvent(tx: Prisma.TransactionClient, eventId: string): Promise<LockedEvent> {
  // No stronger than what an update takes: rows that refer to the event can still be added.
  const [event] = await tx.$queryRaw<Event[]>`SELECT ${eventColumns} FROM "Event" WHERE "id" = ${eventId}::uuid FOR NO KEY UPDATE`;
  if (!event) throw notFound(eventId);
  return { ...event, locked: true };
}

/** Changes the counts by so many; they stay within the capacity, which a check constraint guards. */
export async function count(tx: Prisma.TransactionClient, event: LockedEvent, by: Partial<Counts>): Promise<void> {
  const { attendance = 0, held = 0 } = by;
  if (attendance === 0 && held === 0) return;
  await tx.event.update({ where: { id: event.id }, data: { attendance: { increment: attendance }, held: { increment: held } } });
  event.attendance += attendance;
  event.held += held;
}
