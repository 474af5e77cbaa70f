import { cookies } from 'next/headers';
import Link from 'next/link';
import { signOut } from '../actions/session.ts';
import { sessionCookie } from '../api/cookies.ts';
import { currentUser } from '../api/queries.ts';
import { Logo } from './logo.tsx';
import { NavLink } from './nav-link.tsx';
import styles from './site-header.module.css';

export async function SiteHeader() {
  const { data: user } = await currentUser();
  // While the api cannot say who it is, whoever has a session can still end it.
  const signedIn = user !== null && (await cookies()).has(sessionCookie);
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link href="/" prefetch={false} className={styles.brand}>
          <Logo /> Landfall
        </Link>
        <nav aria-label="Main" className={styles.nav}>
          <NavLink href="/events/new">Publish</NavLink>
          {signedIn && (
            <>
              <NavLink href="/my/places">My places</NavLink>
              <NavLink href="/my/events">My events</NavLink>
              <NavLink href="/account">Account</NavLink>
            </>
          )}
        </nav>
        {signedIn ? (
          <form action={signOut} className={styles.session}>
            {user && <span className={styles.name}>{user.name}</span>}
            <button type="submit" className={styles.signOut}>
              Sign out
            </button>
          </form>
        ) : (
          <Link href="/sign-in" prefetch={false} className={`${styles.session} ${styles.signOut}`}>
            Sign in
          </Link>
        )}
      </div>
    </header>
  );
}
