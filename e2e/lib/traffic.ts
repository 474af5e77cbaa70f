import type { Answer } from './http.ts';

export interface Traffic {
  /** Stops, waits for what is under way, and gives what was seen. */
  stop(): Promise<{ sent: number; failures: string[] }>;
}

/** Sends requests at a constant rate, whether or not earlier ones were answered, until it is stopped. */
export function traffic(perSecond: number, send: () => Promise<Answer>): Traffic {
  const failures: string[] = [];
  const open = new Set<Promise<void>>();
  let sent = 0;
  const one = async () => {
    const at = new Date().toISOString();
    try {
      const answer = await send();
      if (answer.status !== 200) failures.push(`${at} ${answer.status} ${answer.body.slice(0, 80)}`);
    } catch (error) {
      failures.push(`${at} ${(error as Error).message}`);
    }
  };
  const timer = setInterval(() => {
    sent++;
    const promise = one().finally(() => open.delete(promise));
    open.add(promise);
  }, 1000 / perSecond);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(open);
      return { sent, failures };
    },
  };
}
