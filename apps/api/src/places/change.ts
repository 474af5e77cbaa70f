import type { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../lib/database.ts';
import { lockEvent, type LockedEvent } from './lock.ts';
import { requireOpen } from './open.ts';
import { inTurn } from './turnstile.ts';

type Change<T> = (tx: Prisma.TransactionClient, event: LockedEvent) => Promise<T>;

/** A transaction on an open event that it has locked. @throws NOT_FOUND, EVENT_CANCELLED or EVENT_OVER */
export const lockedOpen = <T>(db: Database, eventId: string, change: Change<T>): Promise<T> =>
  db.$transaction(async (tx) => {
    const event = await lockEvent(tx, eventId);
    requireOpen(event);
    return change(tx, event);
  });

/** As {@link lockedOpen}, when it is its turn among those of this process. */
export const changePlaces = <T>(db: Database, eventId: string, change: Change<T>): Promise<T> =>
  inTurn(eventId, () => lockedOpen(db, eventId, change));
