import type { Metadata } from 'next';
import Link from 'next/link';
import { query } from '../../../api/client.ts';
import { MyPlaces } from '../../../api/operations.ts';
import { answered } from '../../../api/queries.ts';
import { requireUser } from '../../../api/require-user.ts';
import { EventPageList } from '../../../components/event-page-list.tsx';
import { cursorOf } from '../../../lib/cursor.ts';

export const metadata: Metadata = { title: 'My places' };

const first = 20;

export default async function MyPlacesPage({ searchParams }: PageProps<'/my/places'>) {
  const after = cursorOf(await searchParams);
  const [, answer] = await Promise.all([
    requireUser('/my/places'),
    answered(query(MyPlaces, { first, after }).then(({ myPlaces }) => myPlaces)),
  ]);
  return (
    <div className="list-page">
      <h1>My places</h1>
      <EventPageList
        answer={answer}
        path="/my/places"
        after={after}
        empty={{ title: 'No places yet', text: <Link href="/">Find an event to go to</Link> }}
      />
    </div>
  );
}
