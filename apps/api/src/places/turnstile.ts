import pLimit, { type LimitFunction } from 'p-limit';

/** The event's lock lets one through anyway: two keep it busy, and leave connections to those who want something else. */
const atOnce = 2;

const queues = new Map<string, LimitFunction>();

/** Runs what will lock an event in the order of its coming to this process. */
export async function inTurn<T>(eventId: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(eventId) ?? pLimit(atOnce);
  queues.set(eventId, queue);
  try {
    return await queue(work);
  } finally {
    if (queue.activeCount + queue.pendingCount === 0) queues.delete(eventId);
  }
}
