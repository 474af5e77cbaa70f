import type { OrganisedEvent } from '../api/types.ts';
import { formatCount } from '../lib/format.ts';
import styles from './numbers.module.css';

/** How an event stands, for its organiser. */
export function Numbers({ event }: { event: OrganisedEvent }) {
  const rows = [
    ['Going', event.attendance],
    ['Places', event.capacity],
    ['Waiting', event.waiting],
  ] as const;
  return (
    <dl className={styles.numbers}>
      {rows.map(([name, number]) => (
        <div key={name} className={styles.number}>
          <dt>{name}</dt>
          <dd>{formatCount(number)}</dd>
        </div>
      ))}
    </dl>
  );
}
