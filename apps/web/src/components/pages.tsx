import Link from 'next/link';
import styles from './pages.module.css';

interface PagesProps {
  /** The address of a page of the list; the first one has no cursor. */
  path: (after?: string) => string;
  after: string | null;
  next: string | null;
  more: string;
}

/** The way through a list: each page knows the one after it, and the first. */
export function Pages({ path, after, next, more }: PagesProps) {
  if (!after && !next) return null;
  return (
    <nav aria-label="Pages of the list" className={styles.pages}>
      {after && (
        <Link href={path()} prefetch={false} className="button button-plain">
          First page
        </Link>
      )}
      {next && (
        <Link href={path(next)} prefetch={false} rel="next" className="button button-plain">
          {more}
        </Link>
      )}
    </nav>
  );
}
