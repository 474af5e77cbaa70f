import { isDraining } from './draining.ts';

export interface Readiness {
  readonly ready: boolean;
  /** `ok`, or what is wrong. */
  readonly checks: { readonly serving: string; readonly api: string };
}

/** Shorter than the timeout of a readiness probe, so that the probe sees the reason. */
const timeoutMs = 1_500;

/**
 * Ready from the first time on that the api answers, whatever it says, until the drain. An api that is slow or away later is told but
 * takes no traffic from here: every other pod of the web app asks the same api, and this one has a page that says so.
 */
export function createReadiness(apiUrl: string): () => Promise<Readiness> {
  let reached = false;
  return async () => {
    const api = await askApi(apiUrl);
    reached ||= api.answered;
    const serving = isDraining() ? 'draining' : 'ok';
    return { ready: serving === 'ok' && reached, checks: { serving, api: api.says } };
  };
}

async function askApi(apiUrl: string): Promise<{ answered: boolean; says: string }> {
  try {
    const response = await fetch(`${apiUrl}/readyz`, { cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return { answered: true, says: response.ok ? 'ok' : `not ready: HTTP ${response.status}` };
  } catch (error) {
    return { answered: false, says: (error as Error).name === 'TimeoutError' ? `no answer within ${timeoutMs} ms` : 'unreachable' };
  }
}
