import { isDraining } from './draining.ts';

export interface Readiness {
  readonly ready: boolean;
  /** `ok`, or what is wrong. */
  readonly checks: { readonly serving: string; readonly api: string };
}

/** Shorter than the timeout of a readiness probe, so that the probe sees the reason. */
const timeoutMs = 1_500;

export async function readiness(apiUrl: string): Promise<Readiness> {
  const serving = isDraining() ? 'draining' : 'ok';
  const api = await askApi(apiUrl);
  return { ready: serving === 'ok' && api === 'ok', checks: { serving, api } };
}

async function askApi(apiUrl: string): Promise<string> {
  try {
    const response = await fetch(`${apiUrl}/readyz`, { cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return response.ok ? 'ok' : `not ready: HTTP ${response.status}`;
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? `no answer within ${timeoutMs} ms` : 'unreachable';
  }
}
