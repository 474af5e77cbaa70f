const milliseconds = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** Milliseconds of a duration as the schema lets Prometheus' be written, such as 30s. */
export function durationOf(duration: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h)$/.exec(duration) ?? [];
  return Number(count) * milliseconds[unit as keyof typeof milliseconds];
}
