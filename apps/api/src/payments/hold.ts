const minute = 60_000;
/** Stripe's bounds of a page are 30 minutes and 24 hours, from the moment that it is made; some time passes until then. */
const shortest = 31 * minute;
const longest = 23 * 60 * minute;

/** Until when a page is open that is made for a place held until then; without one, as short as can be. */
export function pageUntil(now: Date, heldUntil: Date = now): Date {
  const time = Math.min(Math.max(heldUntil.getTime(), now.getTime() + shortest), now.getTime() + longest);
  // Stripe counts in seconds.
  return new Date(Math.floor(time / 1_000) * 1_000);
}
