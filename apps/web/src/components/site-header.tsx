import Link from 'next/link';
import { signOut } from '../actions/session.ts';
import { currentUser } from '../api/queries.ts';
import { Logo } from './logo.tsx';
import styles from './site-header.module.css';

export async function SiteHeader() {
  const user = await currentUser();
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link href="/" prefetch={false} className={styles.brand}>
          <Logo /> Landfall
        </Link>
        <nav aria-label="Main" className={styles.nav}>
          <Link href="/events/new" prefetch={false}>
            Publish<span className={styles.rest}> an event</span>
          </Link>
          {user ? (
            <form action={signOut} className={styles.session}>
              <span className={styles.name} title={user.email}>
                {user.name}
              </span>
              <button type="submit" className={styles.signOut}>
                Sign out
              </button>
            </form>
          ) : (
            <Link href="/sign-in" prefetch={false} className={styles.signIn}>
              Sign in
            </Link>
          )}
        </nav>
      </div>
    </header>
  );
}
