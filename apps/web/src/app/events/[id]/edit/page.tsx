import type { Metadata } from 'next';
import { updateEvent } from '../../../../actions/events.ts';
import { findEvent } from '../../../../api/queries.ts';
import { requireUser } from '../../../../api/require-user.ts';
import { EditForm } from '../../../../components/event-form.tsx';
import { Missing } from '../../../../components/missing.tsx';
import { Problem } from '../../../../components/problem.tsx';
import { answerWith } from '../../../../lib/answer-status.ts';
import { timeZones } from '../../../../lib/time-zone.ts';

export const metadata: Metadata = { title: 'Edit an event' };

export default async function EditEventPage({ params }: PageProps<'/events/[id]/edit'>) {
  const { id } = await params;
  const path = `/events/${encodeURIComponent(id)}/edit`;
  const [, { data: event, problem }] = await Promise.all([requireUser(path), findEvent(id)]);
  if (event === null) return <Missing />;
  if (event && !event.mine) answerWith(403);
  return (
    <div className="narrow wide-form">
      <h1>Edit an event</h1>
      {event && !event.mine ? (
        <Problem kind="forbidden" retryPath={path} />
      ) : (
        <EditForm action={updateEvent.bind(null, id)} id={id} event={event} timeZones={timeZones}>
          <Problem kind={problem ?? 'unavailable'} retryPath={path} />
        </EditForm>
      )}
    </div>
  );
}
