import Link from 'next/link';
import type { EventFilter } from '../api/types.ts';
import { formatDistance } from '../lib/format.ts';
import { maxRadiusKm, searchPath, type SearchValues } from '../lib/search.ts';
import { Notice } from './notice.tsx';

/** Nothing was found: what to do next. */
export function NoEvents({ values, filter }: { values: SearchValues; filter: EventFilter }) {
  const { near, ...conditions } = filter;
  const publish = (
    <Link href="/events/new" prefetch={false}>
      publish an event
    </Link>
  );
  if (!near && Object.keys(conditions).length === 0) {
    return (
      <Notice title="No events yet">
        <p>Be the first: {publish}.</p>
      </Notice>
    );
  }
  const km = near ? near.radiusMetres / 1000 : maxRadiusKm;
  const wider = Math.min(maxRadiusKm, km * 4);
  const anywhere = searchPath({ ...values, latitude: '', longitude: '' });
  return (
    <Notice title={near ? `Nothing within ${formatDistance(near.radiusMetres)}` : 'Nothing fits'}>
      <p>
        {wider > km && (
          <>
            <Link href={searchPath({ ...values, radius: String(wider) })} prefetch={false}>
              Search within {formatDistance(wider * 1000)}
            </Link>
            , or{' '}
          </>
        )}
        {Object.keys(conditions).length > 0 && (
          <>
            <Link
              href={near ? searchPath({ latitude: values.latitude, longitude: values.longitude, radius: values.radius }) : '/'}
              prefetch={false}
            >
              drop the other conditions
            </Link>
            , or{' '}
          </>
        )}
        {near && (
          <>
            <Link href={anywhere} prefetch={false}>
              search everywhere
            </Link>
            , or{' '}
          </>
        )}
        {publish}.
      </p>
    </Notice>
  );
}
