/** The event's lock lets one through anyway: two keep it busy, and leave connections to those who want something else. */
const atOnce = 2;

interface Queue {
  active: number;
  /** Each is told whether it is its turn, or that things have changed. */
  waiting: ((turn: boolean) => void)[];
}

const queues = new Map<string, Queue>();

/**
 * Runs what will lock an event, in the order of its coming to this process.
 * @param look what to do where {@link lookAgain} is called meanwhile, before one goes on waiting; if it throws, the wait is over
 */
export async function inTurn<T>(eventId: string, work: () => Promise<T>, look?: () => Promise<unknown>): Promise<T> {
  while (!(await enter(eventId))) await look?.();
  try {
    return await work();
  } finally {
    leave(eventId);
  }
}

/** Has those who wait look whether it still makes sense, all at once: one after the other, the last would hear of a full event late. */
export function lookAgain(eventId: string): void {
  for (const tell of queues.get(eventId)?.waiting.splice(0) ?? []) tell(false);
}

/** @returns false if things have changed */
async function enter(eventId: string): Promise<boolean> {
  const queue = queues.get(eventId) ?? { active: 0, waiting: [] };
  queues.set(eventId, queue);
  if (queue.active >= atOnce) return new Promise((resolve) => queue.waiting.push(resolve));
  queue.active += 1;
  return true;
}

/** The turn goes to the next. */
function leave(eventId: string): void {
  const queue = queues.get(eventId);
  if (!queue) return;
  const next = queue.waiting.shift();
  if (next) return next(true);
  queue.active -= 1;
  if (queue.active === 0) queues.delete(eventId);
}
