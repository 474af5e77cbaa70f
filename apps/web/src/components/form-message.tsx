import styles from './form-message.module.css';

/** What is wrong with the whole form, or what it has done; announced when it appears. */
export function FormMessage({ children, done }: { children: string | undefined; done?: string | undefined }) {
  return (
    <div role="alert" className={styles.region}>
      {children && <p className={styles.message}>{children}</p>}
      {done && <p className={`${styles.message} ${styles.done}`}>{done}</p>}
    </div>
  );
}
