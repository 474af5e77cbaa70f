/** How long to wait before another attempt, in milliseconds: twice as long each time, and half of it by chance, so that not all processes come back at once. */
export function backoffMs(failures: number, { baseMs, capMs }: { baseMs: number; capMs: number }, random = Math.random): number {
  const full = Math.min(baseMs * 2 ** Math.min(failures - 1, 30), capMs);
  return Math.round(full / 2 + (full / 2) * random());
}
