import type { EventChanges } from '../api/types.ts';
import { localOf } from './time-zone.ts';

/** What the form's fields say of an event that is there, with its times as clocks of a time zone show them. */
export function eventValues(event: EventChanges, timeZone: string): Record<string, string> {
  return {
    title: event.title,
    description: event.description,
    venue: event.venue,
    latitude: degrees(event.latitude),
    longitude: degrees(event.longitude),
    startsAt: localOf(event.startsAt, timeZone),
    endsAt: localOf(event.endsAt, timeZone),
    timeZone,
    capacity: String(event.capacity),
  };
}

/** Every digit, and no exponent. */
const degrees = (value: number) => value.toLocaleString('en-GB', { useGrouping: false, maximumFractionDigits: 100 });
