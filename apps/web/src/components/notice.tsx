import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  kind?: 'info' | 'error';
  title: string;
  heading?: 'h1' | 'h2' | undefined;
  children?: ReactNode;
}

/** A boxed message in place of, or above, content. Errors are announced. */
export function Notice({ kind = 'info', title, heading: Heading = 'h2', children }: NoticeProps) {
  return (
    <section className={styles.notice} data-kind={kind} role={kind === 'error' ? 'alert' : undefined}>
      <Heading className={styles.title}>{title}</Heading>
      {children}
    </section>
  );
}
