import type { Rollout } from '../../generated/values.ts';

/**
 * Pods that a number or percentage of some count stands for; Kubernetes rounds up.
 */
export const podsOf = (count: number | `${number}%`, of: number): number =>
  typeof count === 'number' ? count : Math.ceil((Number(count.slice(0, -1)) * of) / 100);

/** Pods that a rollout replaces at once; Kubernetes rounds the surge up and what may be missing down, to 1 where both are none. */
export function podsAtOnce({ maxSurge, maxUnavailable }: Pick<Rollout, 'maxSurge' | 'maxUnavailable'>, of: number): number {
  const missing = typeof maxUnavailable === 'number' ? maxUnavailable : Math.floor((Number(maxUnavailable.slice(0, -1)) * of) / 100);
  return Math.max(1, podsOf(maxSurge, of) + missing);
}

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
