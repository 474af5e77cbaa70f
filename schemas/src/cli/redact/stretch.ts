/** Offsets in a text, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Sorted, without overlaps. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (start < end) result.push({ start, end });
  }
  return result;
}
