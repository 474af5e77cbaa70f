import type { Metadata } from 'next';
import { Suspense } from 'react';
import { changeRsvp } from '../../../actions/events.ts';
import { currentUser, findEvent } from '../../../api/queries.ts';
import { AlsoNear, NearLink } from '../../../components/also-near.tsx';
import { CalendarTile, EventRange } from '../../../components/event-time.tsx';
import { LiveAttendance } from '../../../components/live-attendance.tsx';
import { OrganiserLinks } from '../../../components/organiser-links.tsx';
import { PlaceForm } from '../../../components/place-form.tsx';
import { PlaceStatus, type Payment } from '../../../components/place-status.tsx';
import { Missing } from '../../../components/missing.tsx';
import { Problem } from '../../../components/problem.tsx';
import { env } from '../../../lib/env.ts';
import { formatCoordinates } from '../../../lib/format.ts';
import { formatPrice } from '../../../lib/money.ts';
import { nearPath } from '../../../lib/search.ts';
import styles from './page.module.css';

export async function generateMetadata({ params }: PageProps<'/events/[id]'>): Promise<Metadata> {
  const { data: event } = await findEvent((await params).id);
  return event ? { title: event.title } : {};
}

export default async function EventPage({ params, searchParams }: PageProps<'/events/[id]'>) {
  const { id } = await params;
  const [{ data: event, problem }, { data: user }, { payment }] = await Promise.all([findEvent(id), currentUser(), searchParams]);
  if (event === null) return <Missing />;
  if (problem) {
    return (
      <div className="list-page">
        <Problem kind={problem} retryPath={`/events/${encodeURIComponent(id)}`} heading="h1" />
      </div>
    );
  }
  const over = new Date(event.endsAt) < new Date();
  const off = event.cancelledAt !== null;
  return (
    <article className={styles.page}>
      <header className={styles.header}>
        <CalendarTile at={event.startsAt} />
        <div>
          <h1 data-off={off}>{event.title}</h1>
          <p className={styles.organiser}>by {event.organiser.name}</p>
        </div>
      </header>
      {event.mine && (
        <div className={styles.mine}>
          <OrganiserLinks id={event.id} changeable={!off && !over} />
        </div>
      )}
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
            <a href={nearPath(event, 10)} className={styles.coordinates}>
              {formatCoordinates(event.latitude, event.longitude)}
              <span className="visually-hidden"> – events near here</span>
            </a>
          </dd>
          <dt>Price</dt>
          <dd>{formatPrice(event.priceCents, event.currency)}</dd>
        </dl>
        <p className={styles.description}>{event.description}</p>
      </div>
      <aside className={`card ${styles.attendance}`} aria-label="Attendance">
        {off ? (
          <Ended title="This event has been cancelled.">
            {event.myPlace !== 'NONE' && (event.priceCents > 0 ? 'You get back what you paid.' : 'Your place is gone with it.')}
          </Ended>
        ) : over ? (
          <Ended title="This event is over.">{event.myPlace === 'CONFIRMED' && 'You were there.'}</Ended>
        ) : (
          <>
            <LiveAttendance apiUrl={env().API_URL} eventId={event.id} attendance={event.attendance} capacity={event.capacity} />
            <PlaceForm
              action={changeRsvp.bind(null, event.id)}
              event={event}
              signedIn={user !== null}
              awaited={payment === 'done' && event.myPlace === 'HELD'}
            >
              <PlaceStatus event={event} payment={paymentOf(payment)} />
            </PlaceForm>
          </>
        )}
      </aside>
      <section className={styles.near}>
        <h2>Also near here</h2>
        <Suspense fallback={<NearLink event={event} />}>
          <AlsoNear event={event} />
        </Suspense>
      </section>
    </article>
  );
}

function Ended({ title, children }: { title: string; children: string | false }) {
  return (
    <div className={styles.ended}>
      <p>
        <strong>{title}</strong>
      </p>
      {children && <p>{children}</p>}
    </div>
  );
}

const paymentOf = (value: unknown): Payment => (value === 'done' || value === 'cancelled' ? value : undefined);
