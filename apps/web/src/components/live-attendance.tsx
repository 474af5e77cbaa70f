'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { formatCount } from '../lib/format.ts';
import { AttendanceMeter } from './attendance-meter.tsx';
import styles from './live-attendance.module.css';
import { watchAttendance, type LiveState } from './watch-attendance.ts';

interface LiveAttendanceProps {
  apiUrl: string;
  eventId: string;
  /** The count when the server rendered the page. */
  attendance: number;
  capacity: number;
}

const stateText: Record<LiveState, string> = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
  stopped: 'Not live',
};

export function LiveAttendance({ apiUrl, eventId, attendance, capacity }: LiveAttendanceProps) {
  const router = useRouter();
  const [rendered, setRendered] = useState(attendance);
  const [count, setCount] = useState(attendance);
  // Nothing is said until the browser runs this: without JavaScript the number is simply the page's.
  const [state, setState] = useState<LiveState>();

  // A newer page from the server wins over what was heard before.
  if (rendered !== attendance) {
    setRendered(attendance);
    setCount(attendance);
  }

  useEffect(
    () =>
      watchAttendance(apiUrl, eventId, {
        onCount: setCount,
        onState: setState,
      }),
    [apiUrl, eventId],
  );

  // What the page offers changes with the last place.
  const turned = count >= capacity !== rendered >= capacity;
  useEffect(() => {
    if (turned) router.refresh();
  }, [turned, router]);

  return (
    <div className={styles.attendance}>
      <p className={styles.line}>
        <output data-testid="attendance" className={styles.count} aria-live="polite" aria-label={`${count} people are going`}>
          {formatCount(count)}
        </output>
        <span className={styles.capacity}>of {formatCount(capacity)} going</span>
      </p>
      <AttendanceMeter attendance={count} capacity={capacity} wide />
      <p className={styles.state} data-state={state}>
        {state && stateText[state]}
      </p>
    </div>
  );
}
