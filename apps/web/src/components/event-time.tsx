'use client';

import { formatDateTime, formatRange, formatTile, formatTime } from '../lib/format.ts';
import styles from './event-time.module.css';
import { useTimeZone } from './use-time-zone.ts';

// suppressHydrationWarning: the browser may spell a month otherwise than the server (Sep, Sept).

export function EventRange({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  return (
    <time dateTime={startsAt} suppressHydrationWarning>
      {formatRange(startsAt, endsAt, useTimeZone())}
    </time>
  );
}

export function EventStart({ startsAt }: { startsAt: string }) {
  return (
    <time dateTime={startsAt} suppressHydrationWarning>
      {formatTime(startsAt, useTimeZone())}
    </time>
  );
}

/** A moment, with its day. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} suppressHydrationWarning>
      {formatDateTime(at, useTimeZone())}
    </time>
  );
}

/** The day as a leaf of a calendar. */
export function CalendarTile({ at }: { at: string }) {
  const { month, day, weekday } = formatTile(at, useTimeZone());
  return (
    <time className={styles.tile} dateTime={at}>
      <span className={styles.month} suppressHydrationWarning>
        {month}
      </span>
      <span className={styles.day}>{day}</span>
      <span className={styles.weekday} suppressHydrationWarning>
        {weekday}
      </span>
    </time>
  );
}
