const units: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, μs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** Seconds of a duration as Helm's `--timeout` takes it, such as `5m0s` or `1h30m`; undefined for what is none. */
export function secondsOf(duration: string): number | undefined {
  if (duration === '0') return 0;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(duration)) return undefined;
  let seconds = 0;
  for (const [, number, unit] of duration.matchAll(/([\d.]+)([^\d.]+)/g)) seconds += Number(number) * (units[unit as string] as number);
  return seconds;
}
