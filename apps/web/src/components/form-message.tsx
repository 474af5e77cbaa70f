import styles from './form-message.module.css';

/** What is wrong with the whole form; announced when it appears. */
export function FormMessage({ children }: { children: string | undefined }) {
  return (
    <div role="alert" className={styles.region}>
      {children && <p className={styles.message}>{children}</p>}
    </div>
  );
}
