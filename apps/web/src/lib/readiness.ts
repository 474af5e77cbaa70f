import { isDraining } from './draining.ts';

export interface Readiness {
  readonly ready: boolean;
  /** `ok`, or what is wrong. */
  readonly checks: { readonly serving: string; readonly api: string };
}

/** What became of a question: an answer, a refusal of the connection (no api is ready), or silence. */
export interface Heard {
  readonly what: 'answer' | 'refusal' | 'silence';
  readonly says: string;
}

interface Options {
  readonly ask: () => Promise<Heard>;
  readonly now?: () => number;
  /** How long the api may be silent; other for each process, so that not all go at once. */
  readonly patienceMs?: number;
}

/**
 * Ready from the first answer of the api on, whatever it says, until the drain. An api that is slow, not ready or away later is told but
 * takes no traffic from here: the other pods ask the same api, and this one has a page that says so. After a minute or two of silence
 * it is likely this pod's network, and the others can do better (docs/adr/018).
 */
export function createReadiness({ ask, now = Date.now, patienceMs = 60_000 * (1 + Math.random()) }: Options): () => Promise<Readiness> {
  let heardAt: number | undefined;
  return async () => {
    const { what, says } = await ask();
    if (what === 'answer' || (what === 'refusal' && heardAt !== undefined)) heardAt = now();
    const serving = isDraining() ? 'draining' : 'ok';
    const reachable = heardAt !== undefined && now() - heardAt < patienceMs;
    return { ready: serving === 'ok' && reachable, checks: { serving, api: says } };
  };
}

/** Shorter than the timeout of a readiness probe, so that the probe sees the reason. */
const timeoutMs = 1_500;

export async function askApi(apiUrl: string): Promise<Heard> {
  try {
    const response = await fetch(`${apiUrl}/readyz`, { cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return { what: 'answer', says: response.ok ? 'ok' : `not ready: HTTP ${response.status}` };
  } catch (error) {
    const { name, cause } = error as Error;
    if (name === 'TimeoutError') return { what: 'silence', says: `no answer within ${timeoutMs} ms` };
    return { what: (cause as { code?: string } | undefined)?.code === 'ECONNREFUSED' ? 'refusal' : 'silence', says: 'unreachable' };
  }
}
