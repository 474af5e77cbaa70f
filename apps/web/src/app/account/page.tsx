import type { Metadata } from 'next';
import { requireUser } from '../../api/require-user.ts';
import { PasswordForm, SignOutEverywhereForm } from '../../components/account-forms.tsx';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const user = await requireUser('/account');
  return (
    <div className="narrow">
      <h1>Account</h1>
      {user && (
        <p className={styles.who}>
          {user.name}
          <br />
          <span className="aside">{user.email}</span>
        </p>
      )}
      <section className={`card ${styles.section}`}>
        <h2>Change the password</h2>
        <PasswordForm email={user?.email} />
      </section>
      <section className={`card ${styles.section}`}>
        <h2>Sign out everywhere</h2>
        <p className="aside">Ends every session of yours: on this device, and on any that you lent, lost or forgot.</p>
        <SignOutEverywhereForm />
      </section>
    </div>
  );
}
