import Link from 'next/link';
import styles from './organiser-links.module.css';

/** What its organiser can do with an event. */
export function OrganiserLinks({ id, changeable }: { id: string; changeable: boolean }) {
  const pages = [
    ['attendees', 'Attendees'],
    ...(changeable ? [['edit', 'Edit'] as const, ['cancel', 'Cancel the event'] as const] : []),
  ] as const;
  return (
    <nav aria-label="Your event" className={styles.links}>
      <span className={styles.title}>Your event</span>
      {pages.map(([page, text]) => (
        <Link key={page} href={`/events/${id}/${page}`} prefetch={false} className="chip">
          {text}
        </Link>
      ))}
    </nav>
  );
}
