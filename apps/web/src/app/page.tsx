import Link from 'next/link';
import { query } from '../api/client.ts';
import { Events, EventsNear, type EventSummary, type NearbyEvent } from '../api/operations.ts';
import { unlessUnavailable } from '../api/queries.ts';
import { EventList } from '../components/event-list.tsx';
import { NearbyMap } from '../components/nearby-map.tsx';
import { Notice } from '../components/notice.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { Unavailable } from '../components/unavailable.tsx';
import { formatDistance } from '../lib/format.ts';
import { maxRadiusKm, parseSearch, searchPath, type Search } from '../lib/search.ts';
import styles from './page.module.css';

const first = 30;

export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const result = parseSearch(await searchParams);
  return (
    <>
      <div className={styles.hero}>
        <h1>What is on near you</h1>
        <p>Search around a point, say that you are coming, and watch the numbers rise.</p>
      </div>
      <div className={styles.search}>
        <SearchForm {...result} />
      </div>
      {result.search ? <Nearby search={result.search} /> : <Upcoming />}
    </>
  );
}

async function Upcoming() {
  const data = await unlessUnavailable(query(Events, { first }));
  return (
    <section className={styles.results}>
      <h2>Coming up</h2>
      {!data && <Unavailable retryPath="/" />}
      {data && data.events.length === 0 && (
        <Notice title="No events yet">
          <p>
            Be the first:{' '}
            <Link href="/events/new" prefetch={false}>
              publish an event
            </Link>
            .
          </p>
        </Notice>
      )}
      {data && <Results events={data.events} />}
    </section>
  );
}

async function Nearby({ search }: { search: Search }) {
  const data = await unlessUnavailable(query(EventsNear, { ...search, first }));
  const km = search.radiusMetres / 1000;
  const wider = Math.min(maxRadiusKm, km * 4);
  return (
    <section className={styles.results}>
      <div className={styles.heading}>
        <h2>Within {formatDistance(search.radiusMetres)}, nearest first</h2>
        <Link href="/" prefetch={false}>
          Show all events
        </Link>
      </div>
      {!data && <Unavailable retryPath={searchPath(search, km)} />}
      {data && data.eventsNear.length === 0 && (
        <Notice title={`Nothing within ${formatDistance(search.radiusMetres)}`}>
          <p>
            {wider > km && (
              <Link href={searchPath(search, wider)} prefetch={false}>
                Search within {formatDistance(wider * 1000)}
              </Link>
            )}
            {wider > km && ', or '}
            <Link href="/events/new" prefetch={false}>
              publish an event
            </Link>{' '}
            here.
          </p>
        </Notice>
      )}
      {data && data.eventsNear.length > 0 && (
        <div className={styles.columns}>
          <Results events={data.eventsNear} />
          <NearbyMap search={search} events={data.eventsNear} />
        </div>
      )}
    </section>
  );
}

function Results({ events }: { events: readonly (EventSummary | NearbyEvent)[] }) {
  return (
    <div>
      <EventList events={events} />
      {events.length === first && <p className={styles.more}>These are the first {first}.</p>}
    </div>
  );
}
