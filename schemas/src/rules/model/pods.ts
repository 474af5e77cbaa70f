/**
 * Pods that a number or percentage of some count stands for; Kubernetes rounds up.
 */
export const podsOf = (count: number | `${number}%`, of: number): number =>
  typeof count === 'number' ? count : Math.ceil((Number(count.slice(0, -1)) * of) / 100);

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
