import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentUser } from '../../api/queries.ts';
import { AuthForm } from '../../components/auth-form.tsx';
import { nextPath } from '../../lib/next-path.ts';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const next = nextPath((await searchParams)['next']);
  if ((await currentUser()).data) redirect(next);
  return (
    <div className="narrow">
      <h1>Create an account</h1>
      <AuthForm kind="sign-up" next={next} />
    </div>
  );
}
