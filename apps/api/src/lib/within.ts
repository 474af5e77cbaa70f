import { setTimeout as sleep } from 'node:timers/promises';

/** @returns whether `work` ended within that time; without time, whether it had ended already */
export async function within(seconds: number, work: Promise<unknown>): Promise<boolean> {
  const cancel = new AbortController();
  const late = sleep(seconds * 1_000, false, { signal: cancel.signal }).catch(() => false);
  const ended = await Promise.race([work.then(() => true), late]);
  cancel.abort();
  return ended;
}
