import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a condition. @throws with the last reason when the time is over */
export async function until<T>(what: string, condition: () => T | Promise<T>, seconds = 20): Promise<NonNullable<T>> {
  const end = Date.now() + seconds * 1_000;
  let reason: unknown;
  while (Date.now() < end) {
    try {
      const value = await condition();
      if (value) return value;
    } catch (error) {
      reason = error;
    }
    await sleep(20);
  }
  throw new Error(`not true after ${seconds} s: ${what}`, { cause: reason });
}
