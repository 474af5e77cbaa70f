import { setTimeout as sleep } from 'node:timers/promises';

/** Name to outcome: `ok`, or why not. */
export type Checks = Record<string, string>;

const timeoutMs = 1_000;

/** Runs every probe at once, each at most a second long. */
export async function runChecks(probes: Record<string, () => Promise<unknown>>): Promise<{ ok: boolean; checks: Checks }> {
  const outcomes = await Promise.all(Object.entries(probes).map(async ([name, probe]) => [name, await outcome(probe)] as const));
  return { ok: outcomes.every(([, result]) => result === 'ok'), checks: Object.fromEntries(outcomes) };
}

async function outcome(probe: () => Promise<unknown>): Promise<string> {
  const cancel = new AbortController();
  const timeout = sleep(timeoutMs, `no answer within ${timeoutMs} ms`, { signal: cancel.signal }).catch(() => '');
  // Not the error's message: probes answer to anybody.
  const result = Promise.resolve()
    .then(probe)
    .then(
      () => 'ok',
      () => 'failed',
    );
  const first = await Promise.race([result, timeout]);
  cancel.abort();
  return first;
}
