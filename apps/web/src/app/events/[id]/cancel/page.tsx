import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cancelEvent } from '../../../../actions/events.ts';
import { findEvent } from '../../../../api/queries.ts';
import { requireUser } from '../../../../api/require-user.ts';
import { CancelEventForm } from '../../../../components/cancel-event-form.tsx';
import { EventRange } from '../../../../components/event-time.tsx';
import { Missing } from '../../../../components/missing.tsx';
import { Problem } from '../../../../components/problem.tsx';
import { answerWith } from '../../../../lib/answer-status.ts';
import { formatNumber } from '../../../../lib/format.ts';

export const metadata: Metadata = { title: 'Cancel an event' };

export default async function CancelEventPage({ params }: PageProps<'/events/[id]/cancel'>) {
  const { id } = await params;
  const path = `/events/${encodeURIComponent(id)}`;
  const [, { data: event, problem }] = await Promise.all([requireUser(`${path}/cancel`), findEvent(id)]);
  if (event === null) return <Missing />;
  if (event && !event.mine) answerWith(403);
  if (event?.cancelledAt) redirect(path);
  return (
    <div className="narrow">
      <h1>Cancel this event?</h1>
      {event?.mine ? (
        <div className="card form">
          <p className="lead">
            <strong>{event.title}</strong>
            <br />
            <EventRange startsAt={event.startsAt} endsAt={event.endsAt} />
          </p>
          <p className="plain">
            {event.attendance === 0
              ? 'Nobody has a place so far.'
              : `${formatNumber(event.attendance, 'person', 'people')} will be told by e-mail${event.priceCents > 0 ? ' and get back what they paid' : ''}.`}{' '}
            A cancelled event stays cancelled.
          </p>
          <CancelEventForm action={cancelEvent.bind(null, id)} id={id} />
        </div>
      ) : (
        <Problem kind={problem ?? 'forbidden'} retryPath={`${path}/cancel`} />
      )}
    </div>
  );
}
