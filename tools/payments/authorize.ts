import { timingSafeEqual } from 'node:crypto';
import { ApiError } from './errors.ts';

/** @throws ApiError 401, which shows no more of a key than Stripe does */
export function authorize(header: string | undefined, apiKey: string): void {
  const shown = /^Bearer (.+)$/.exec(header ?? '')?.[1];
  if (shown === undefined) throw new ApiError(401, 'You did not provide an API key.');
  const [a, b] = [Buffer.from(shown), Buffer.from(apiKey)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw new ApiError(401, `Invalid API Key provided: sk_test_****${shown.slice(-4)}`);
}
