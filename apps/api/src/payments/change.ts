import type { Payment, Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../lib/database.ts';
import { lockEvent, type LockedEvent } from '../places/lock.ts';
import { inTurn } from '../places/turnstile.ts';

type Change<T> = (tx: Prisma.TransactionClient, event: LockedEvent, payment: Payment) => Promise<T>;

/** A transaction on a payment, with its event locked. @returns undefined if there is no such payment */
export async function changePayment<T>(db: Database, id: string, change: Change<T>): Promise<T | undefined> {
  const found = await db.payment.findUnique({ where: { id }, select: { eventId: true } });
  if (!found) return undefined;
  return inTurn(found.eventId, () =>
    db.$transaction(async (tx) => {
      const event = await lockEvent(tx, found.eventId);
      return change(tx, event, await tx.payment.findUniqueOrThrow({ where: { id } }));
    }),
  );
}
