import { cookies } from 'next/headers';
import { timeZoneCookie } from './time-zone-cookie.ts';
import { isTimeZone } from './time-zone.ts';

/** The time zone that the visitor's browser named, or UTC. */
export async function visitorZone(): Promise<string> {
  const zone = (await cookies()).get(timeZoneCookie)?.value ?? '';
  return isTimeZone(zone) ? zone : 'UTC';
}
