import type { EventSummary, Near } from '../api/types.ts';
import { formatDistance } from '../lib/format.ts';
import { offsetMetres } from '../lib/geo.ts';
import styles from './nearby-map.module.css';

const size = 240;
const centre = size / 2;
const reach = centre - 16;

/** Where the found events lie around the searched point, north up. The list beside it says the same in words. */
export function NearbyMap({ near, events }: { near: Near; events: readonly EventSummary[] }) {
  const scale = reach / near.radiusMetres;
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${size} ${size}`} className={styles.map} aria-hidden="true">
        {[1, 2 / 3, 1 / 3].map((share) => (
          <circle key={share} cx={centre} cy={centre} r={reach * share} className={styles.ring} />
        ))}
        <path d={`M${centre} ${centre - reach}V${centre + reach}M${centre - reach} ${centre}H${centre + reach}`} className={styles.axis} />
        <text x={centre} y="11" textAnchor="middle" className={styles.label}>
          N
        </text>
        <text x={centre + 5} y={centre + reach - 5} className={styles.label}>
          {formatDistance(near.radiusMetres)}
        </text>
        {events.map((event) => {
          const { east, north } = offsetMetres(near, event);
          return (
            <a key={event.id} href={`/events/${event.id}`} tabIndex={-1}>
              <title>{`${event.title}, ${formatDistance(event.distanceMetres ?? 0)} away`}</title>
              <circle cx={centre + east * scale} cy={centre - north * scale} r="5.5" className={styles.event} />
            </a>
          );
        })}
        <circle cx={centre} cy={centre} r="3" className={styles.here} />
      </svg>
      <figcaption className={styles.caption}>The searched point is in the middle</figcaption>
    </figure>
  );
}
