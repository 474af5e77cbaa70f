import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { currentUser, findEvent, unlessUnavailable } from '../../../api/queries.ts';
import { CalendarTile, EventRange } from '../../../components/event-time.tsx';
import { LiveAttendance } from '../../../components/live-attendance.tsx';
import { RsvpForm } from '../../../components/rsvp-form.tsx';
import { Unavailable } from '../../../components/unavailable.tsx';
import { env } from '../../../lib/env.ts';
import { formatCoordinates } from '../../../lib/format.ts';
import { searchPath } from '../../../lib/search.ts';
import styles from './page.module.css';

export async function generateMetadata({ params }: PageProps<'/events/[id]'>): Promise<Metadata> {
  const event = await unlessUnavailable(findEvent((await params).id));
  return event ? { title: event.title } : {};
}

export default async function EventPage({ params }: PageProps<'/events/[id]'>) {
  const { id } = await params;
  const [event, user] = await Promise.all([unlessUnavailable(findEvent(id)), currentUser()]);
  if (event === null) notFound();
  if (!event) return <Unavailable retryPath={`/events/${encodeURIComponent(id)}`} />;
  return (
    <article className={styles.page}>
      <header className={styles.header}>
        <CalendarTile at={event.startsAt} />
        <div>
          <h1>{event.title}</h1>
          <p className={styles.organiser}>by {event.organiser.name}</p>
        </div>
      </header>
      <div className={styles.about}>
        <dl className={styles.facts}>
          <dt>When</dt>
          <dd>
            <EventRange startsAt={event.startsAt} endsAt={event.endsAt} />
          </dd>
          <dt>Where</dt>
          <dd>
            {event.venue}
            <br />
            <a href={searchPath(event, 10)} className={styles.coordinates}>
              {formatCoordinates(event.latitude, event.longitude)}
              <span className="visually-hidden"> – events near here</span>
            </a>
          </dd>
        </dl>
        <p className={styles.description}>{event.description}</p>
      </div>
      <aside className={`card ${styles.attendance}`} aria-label="Attendance">
        <LiveAttendance apiUrl={env().API_URL} eventId={event.id} attendance={event.attendance} capacity={event.capacity} />
        <RsvpForm
          eventId={event.id}
          signedIn={user !== null}
          going={event.myRsvp}
          full={event.attendance >= event.capacity}
          over={new Date(event.endsAt) < new Date()}
        />
      </aside>
    </article>
  );
}
