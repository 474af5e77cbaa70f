import Link from 'next/link';
import type { EventSummary, NearbyEvent } from '../api/operations.ts';
import { formatAttendance, formatDistance } from '../lib/format.ts';
import { AttendanceMeter } from './attendance-meter.tsx';
import styles from './event-list.module.css';
import { CalendarTile, EventStart } from './event-time.tsx';

export function EventList({ events }: { events: readonly (EventSummary | NearbyEvent)[] }) {
  return (
    <ul className={styles.list}>
      {events.map((event) => (
        <li key={event.id} className={styles.item}>
          <CalendarTile at={event.startsAt} />
          <div className={styles.text}>
            <h3 className={styles.title}>
              <Link href={`/events/${event.id}`} prefetch={false}>
                {event.title}
              </Link>
            </h3>
            <p className={styles.where}>
              <EventStart startsAt={event.startsAt} /> · {event.venue}
            </p>
            <p className={styles.facts}>
              {'distanceMetres' in event && <span className="badge">{formatDistance(event.distanceMetres)} away</span>}
              {event.myRsvp && <span className="badge badge-accent">You are going</span>}
              <span className={styles.attendance}>
                <AttendanceMeter attendance={event.attendance} capacity={event.capacity} />
                {formatAttendance(event.attendance, event.capacity)}
              </span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
