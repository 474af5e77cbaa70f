import type { Metadata } from 'next';
import Link from 'next/link';
import { z } from 'zod';
import { query } from '../../../../api/client.ts';
import { EventAttendees } from '../../../../api/operations.ts';
import { answered } from '../../../../api/queries.ts';
import { requireUser } from '../../../../api/require-user.ts';
import { AttendeeTable } from '../../../../components/attendee-table.tsx';
import { EventRange } from '../../../../components/event-time.tsx';
import { Notice } from '../../../../components/notice.tsx';
import { Numbers } from '../../../../components/numbers.tsx';
import { Pages } from '../../../../components/pages.tsx';
import { Missing } from '../../../../components/missing.tsx';
import { Problem } from '../../../../components/problem.tsx';
import { cursorOf, pagePath } from '../../../../lib/cursor.ts';
import { env } from '../../../../lib/env.ts';

export const metadata: Metadata = { title: 'Who is coming' };

const first = 50;

export default async function AttendeesPage({ params, searchParams }: PageProps<'/events/[id]/attendees'>) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) return <Missing />;
  const path = `/events/${id}/attendees`;
  const after = cursorOf(await searchParams);
  const [, { data, problem }] = await Promise.all([requireUser(path), answered(query(EventAttendees, { id, first, after }))]);
  if (data?.event === null) return <Missing />;
  if (problem) {
    return (
      <div className="list-page">
        <h1>Who is coming</h1>
        <Problem kind={problem} retryPath={path} />
      </div>
    );
  }
  const { event } = data;
  const { nodes, next } = event.attendees;
  return (
    <div className="list-page">
      <h1>Who is coming</h1>
      <p className="aside">
        <Link href={`/events/${id}`} prefetch={false}>
          {event.title}
        </Link>
        , <EventRange startsAt={event.startsAt} endsAt={event.endsAt} />
      </p>
      <Numbers event={event} />
      {nodes.length === 0 ? (
        <Notice title="Nobody yet">
          <p>Who takes a place is listed here.</p>
        </Notice>
      ) : (
        <>
          <div className="heading">
            <h2>{after ? 'Further attendees' : 'Attendees'}</h2>
            <a className="button button-plain" href={`${env().API_URL}/events/${id}/attendees.csv`} download>
              Download as CSV
            </a>
          </div>
          <AttendeeTable attendees={nodes} />
          <Pages path={(cursor) => pagePath(path, cursor)} after={after} next={next} more="Next page" />
        </>
      )}
    </div>
  );
}
