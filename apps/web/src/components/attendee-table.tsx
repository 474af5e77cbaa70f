import type { Attendee } from '../api/types.ts';
import styles from './attendee-table.module.css';
import { Moment } from './event-time.tsx';

export function AttendeeTable({ attendees }: { attendees: readonly Attendee[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Since</th>
        </tr>
      </thead>
      <tbody>
        {attendees.map(({ id, name, since }) => (
          <tr key={id}>
            <td>{name}</td>
            <td className={styles.since}>
              <Moment at={since} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
