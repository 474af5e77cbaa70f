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

/** The instant of what a `datetime-local` field says (`2026-07-12T18:00`) in a time zone; undefined where it says none. */
export function instantOf(local: string, timeZone: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/.exec(local);
  if (!match || !isTimeZone(timeZone)) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  const date = new TZDate(year, month - 1, day, hour, minute, timeZone);
  const real = !Number.isNaN(date.getTime()) && date.getDate() === day && date.getMonth() === month - 1;
  return real ? new Date(date.getTime()) : undefined;
}
