import { TZDate } from '@date-fns/tz';

/** What a form offers. */
export const timeZones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** Whether the runtime knows the zone: browsers may call one by another name than the list (Asia/Kathmandu, Asia/Katmandu). */
export function isTimeZone(zone: string): boolean {
  try {
    return Boolean(zone && new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/**
 * The instant of what a `datetime-local` field says (`2026-07-12T18:00`) in a time zone: the first of two where clocks are put back;
 * undefined where it says none, as for a time that is skipped when clocks are put forward.
 */
export function instantOf(local: string, timeZone: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/.exec(local);
  if (!match || !isTimeZone(timeZone)) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  // A zone's offset changes by less than a day: those of the day before and the day after are the only ones it can have.
  const instants = [-1, 1]
    .map((days) => wall + new TZDate(wall + days * 86_400_000, timeZone).getTimezoneOffset() * 60_000)
    .filter((instant) => localOf(new Date(instant), timeZone) === local.slice(0, 16));
  return instants.length > 0 ? new Date(Math.min(...instants)) : undefined;
}

/** What a `datetime-local` field says for an instant in a time zone, to the minute. */
export function localOf(instant: Date | string, timeZone: string): string {
  const date = new TZDate(new Date(instant).getTime(), timeZone);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant at which a day (`2026-07-12`) begins in a time zone, which need not be midnight; undefined where it is no day. */
export function startOfDay(day: string, timeZone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  for (const time of ['00:00', '00:30', '01:00', '02:00']) {
    const instant = instantOf(`${day}T${time}`, timeZone);
    if (instant) return instant;
  }
  return undefined;
}

/** The day after a day, or the day itself where it is none. */
export function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10);
}
