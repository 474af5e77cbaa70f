import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** A boxed message in place of, or above, content. Errors are announced. */
export function Notice({ kind = 'info', title, children }: { kind?: 'info' | 'error'; title: string; children?: ReactNode }) {
  return (
    <section className={styles.notice} data-kind={kind} role={kind === 'error' ? 'alert' : undefined}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  );
}
