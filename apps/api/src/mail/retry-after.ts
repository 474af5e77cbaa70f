const shortestMs = 1_000;
const longestMs = 10 * 60_000;

/**
 * How long a provider that is asked too much, or is down, wants to be left alone, in milliseconds: its Retry-After in seconds or as
 * a date, between a second and ten minutes. @returns undefined if it does not say
 */
export function pauseOf({ status, headers }: Pick<Response, 'status' | 'headers'>, now = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value || (status !== 429 && status !== 503)) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, shortestMs), longestMs);
}
