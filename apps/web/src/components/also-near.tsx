import Link from 'next/link';
import { query } from '../api/client.ts';
import { Search } from '../api/operations.ts';
import { answeredAside } from '../api/queries.ts';
import type { EventDetails } from '../api/types.ts';
import { nearPath } from '../lib/search.ts';
import styles from './also-near.module.css';
import { EventList } from './event-list.tsx';

const radiusMetres = 10_000;
const shown = 3;

/** The nearest other events. Streamed after the page, which does not wait for it. */
export async function AlsoNear({ event }: { event: EventDetails }) {
  const { id, latitude, longitude } = event;
  const filter = { near: { latitude, longitude, radiusMetres } };
  const { data } = await answeredAside(query(Search, { filter, first: shown + 1, after: null }));
  if (!data) return <NearLink event={event} />;
  const others = data.search.nodes.filter((other) => other.id !== id).slice(0, shown);
  return <>{others.length > 0 ? <EventList events={others} heading="h3" /> : <p className="aside">Nothing else, so far.</p>}</>;
}

/** While it is not there yet, where it does not come, and without JavaScript for good. */
export function NearLink({ event }: { event: EventDetails }) {
  return (
    <p className={styles.placeholder}>
      <Link href={nearPath(event, radiusMetres / 1000)} prefetch={false}>
        Search around this place
      </Link>
    </p>
  );
}
