import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentUser } from '../../api/queries.ts';
import { AuthForm } from '../../components/auth-form.tsx';
import { nextPath } from '../../lib/next-path.ts';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const next = nextPath((await searchParams)['next']);
  if ((await currentUser()).data) redirect(next);
  return (
    <div className="narrow">
      <h1>Sign in</h1>
      <AuthForm kind="sign-in" next={next} />
    </div>
  );
}
