import type { Metadata } from 'next';
import Link from 'next/link';
import { query } from '../../../api/client.ts';
import { MyEvents } from '../../../api/operations.ts';
import { answered } from '../../../api/queries.ts';
import { requireUser } from '../../../api/require-user.ts';
import { EventPageList } from '../../../components/event-page-list.tsx';
import { cursorOf } from '../../../lib/cursor.ts';

export const metadata: Metadata = { title: 'My events' };

const first = 20;

export default async function MyEventsPage({ searchParams }: PageProps<'/my/events'>) {
  const after = cursorOf(await searchParams);
  const [, answer] = await Promise.all([
    requireUser('/my/events'),
    answered(query(MyEvents, { first, after }).then(({ myEvents }) => myEvents)),
  ]);
  return (
    <div className="list-page">
      <div className="heading">
        <h1>My events</h1>
        <Link href="/events/new" prefetch={false} className="button">
          Publish an event
        </Link>
      </div>
      <EventPageList
        answer={answer}
        path="/my/events"
        after={after}
        empty={{ title: 'Nothing published yet', text: 'What you publish is listed here, with how many are coming.' }}
      />
    </div>
  );
}
