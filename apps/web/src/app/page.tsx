import Link from 'next/link';
import { redirect } from 'next/navigation';
import { query } from '../api/client.ts';
import { ApiError } from '../api/errors.ts';
import { Search } from '../api/operations.ts';
import { answered } from '../api/queries.ts';
import type { EventFilter, Page, EventSummary } from '../api/types.ts';
import { EventList } from '../components/event-list.tsx';
import { NearbyMap } from '../components/nearby-map.tsx';
import { NoEvents } from '../components/no-events.tsx';
import { Pages } from '../components/pages.tsx';
import { Problem } from '../components/problem.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { formatDistance } from '../lib/format.ts';
import { emptySearch, parseSearch, searchPath, type SearchResult } from '../lib/search.ts';
import { visitorZone } from '../lib/visitor-zone.ts';
import styles from './page.module.css';

const first = 20;

export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const result = parseSearch(await searchParams, await visitorZone());
  return (
    <>
      <div className={styles.hero}>
        <h1>What is on near you</h1>
        <p>Search around a point, say that you are coming, and watch the numbers rise.</p>
      </div>
      <div className={styles.search}>
        <SearchForm {...result} />
      </div>
      {result.filter && <Results {...result} filter={result.filter} />}
    </>
  );
}

async function Results({ values, filter, after }: SearchResult & { filter: EventFilter }) {
  const { data, problem } = await answered(find(filter, after, searchPath(values)));
  const { near } = filter;
  return (
    <section className={styles.results}>
      <div className="heading">
        <h2>{near ? `Within ${formatDistance(near.radiusMetres)}, nearest first` : 'Coming up'}</h2>
        {searchPath(values) !== searchPath(emptySearch) && (
          <Link href="/" prefetch={false}>
            Show all events
          </Link>
        )}
      </div>
      {problem && <Problem kind={problem} retryPath={searchPath(values, after)} />}
      {data && data.nodes.length === 0 && <NoEvents values={values} filter={filter} />}
      {data && data.nodes.length > 0 && (
        <div className={near && styles.columns}>
          <div>
            <EventList events={data.nodes} heading="h3" />
            <Pages path={(cursor) => searchPath(values, cursor)} after={after} next={data.next} more="More events" />
          </div>
          {near && <NearbyMap near={near} events={data.nodes} />}
        </div>
      )}
    </section>
  );
}

/** One page of the list; the first one where the address has a cursor that is none. */
async function find(filter: EventFilter, after: string | null, firstPage: string): Promise<Page<EventSummary>> {
  try {
    return (await query(Search, { filter, first, after })).search;
  } catch (error) {
    if (after && error instanceof ApiError && error.fields['after']) redirect(firstPage);
    throw error;
  }
}
