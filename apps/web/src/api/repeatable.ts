import { CancelRsvp, Checkout, JoinWaitingList, LeaveWaitingList, Rsvp, UpdateEvent } from './operations.ts';

/** Mutations that are the same done twice as done once, as the schema says. */
const idempotent: ReadonlySet<string> = new Set<string>([Rsvp, CancelRsvp, JoinWaitingList, LeaveWaitingList, Checkout, UpdateEvent]);

/** Whether an operation can be sent again although it may have been done. */
export const isRepeatable = (operation: string): boolean => operation.startsWith('query') || idempotent.has(operation);
