import Link from 'next/link';
import type { EventSummary, OrganisedEvent, Place } from '../api/types.ts';
import { formatAttendance, formatCount, formatDistance } from '../lib/format.ts';
import { formatPrice } from '../lib/money.ts';
import { AttendanceMeter } from './attendance-meter.tsx';
import styles from './event-list.module.css';
import { CalendarTile, EventStart } from './event-time.tsx';

const places: Record<Exclude<Place, 'NONE'>, string> = {
  CONFIRMED: 'You are going',
  WAITING: 'You are waiting',
  HELD: 'Held for you: pay',
};

interface EventListProps {
  events: readonly (EventSummary | OrganisedEvent)[];
  /** Of the titles: one below the heading that they stand under. */
  heading: 'h2' | 'h3';
}

export function EventList({ events, heading: Heading }: EventListProps) {
  return (
    <ul className={styles.list}>
      {events.map((event) => (
        <li key={event.id} className={styles.item} data-off={event.cancelledAt !== null || isOver(event)}>
          <CalendarTile at={event.startsAt} />
          <div className={styles.text}>
            <Heading className={styles.title}>
              <Link href={`/events/${event.id}`} prefetch={false}>
                {event.title}
              </Link>
            </Heading>
            <p className={styles.where}>
              <EventStart startsAt={event.startsAt} /> · {event.venue}
            </p>
            <p className={styles.facts}>
              <span className="badge">{formatPrice(event.priceCents, event.currency)}</span>
              {event.distanceMetres != null && <span className="badge">{formatDistance(event.distanceMetres)} away</span>}
              {event.cancelledAt !== null && <span className="badge badge-danger">Cancelled</span>}
              {event.cancelledAt === null && isOver(event) && <span className="badge">Over</span>}
              {event.myPlace !== 'NONE' && <span className="badge badge-accent">{places[event.myPlace]}</span>}
              <span className={styles.attendance}>
                <AttendanceMeter attendance={event.attendance} capacity={event.capacity} />
                {formatAttendance(event.attendance, event.capacity, event.full)}
                {'waiting' in event && event.waiting > 0 && ` · ${formatCount(event.waiting)} waiting`}
              </span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

const isOver = ({ endsAt }: EventSummary) => new Date(endsAt) < new Date();
