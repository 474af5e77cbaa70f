const locale = 'en-GB';

/** `Sun, 12 July 2026, 18:00–21:00 UTC`; both days where the event ends on another one. */
export function formatRange(startsAt: string, endsAt: string, timeZone: string): string {
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const until = day.format(start) === day.format(end) ? time.format(end) : ` ${day.format(end)}, ${time.format(end)}`;
  const from = `${day.format(start)}, ${time.format(start)}`;
  return `${from}${until.startsWith(' ') ? ' –' : '–'}${until} ${zoneName(start, timeZone)}`;
}

/** The parts of a calendar tile: `Jul`, `12`, `Sat`. */
export function formatTile(at: string, timeZone: string): { month: string; day: string; weekday: string } {
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(at));
  return { month: part({ month: 'short' }), day: part({ day: 'numeric' }), weekday: part({ weekday: 'short' }) };
}

/** `18:00 UTC` */
export function formatTime(at: string, timeZone: string): string {
  const date = new Date(at);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(date);
  return `${time} ${zoneName(date, timeZone)}`;
}

/** `Sun 12 July, 18:00 UTC` */
export function formatDateTime(at: string, timeZone: string): string {
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', timeZone });
  return `${day.format(new Date(at))}, ${formatTime(at, timeZone)}`;
}

/** `350 m`, `1.2 km`, `84 km` */
export function formatDistance(metres: number): string {
  if (metres < 995) return `${Math.round(metres / 10) * 10} m`;
  const km = metres / 1000;
  return `${km < 9.95 ? km.toFixed(1) : Math.round(km).toLocaleString(locale)} km`;
}

/** `48.85837° N, 2.29448° E` */
export function formatCoordinates(latitude: number, longitude: number): string {
  const part = (value: number, [positive, negative]: [string, string]) =>
    `${Math.abs(value)
      .toFixed(5)
      .replace(/\.?0+$/, '')}° ${value < 0 ? negative : positive}`;
  return `${part(latitude, ['N', 'S'])}, ${part(longitude, ['E', 'W'])}`;
}

export const formatCount = (count: number): string => count.toLocaleString(locale);

/** `1 place`, `12 places` */
export const formatNumber = (count: number, one: string, many = `${one}s`): string => `${formatCount(count)} ${count === 1 ? one : many}`;

/** `12 of 40 going`, `Full · 40 going` */
export function formatAttendance(attendance: number, capacity: number, full = attendance >= capacity): string {
  return full ? `Full · ${formatCount(attendance)} going` : `${formatCount(attendance)} of ${formatCount(capacity)} going`;
}

function zoneName(date: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}
