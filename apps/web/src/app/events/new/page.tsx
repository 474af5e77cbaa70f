import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentUser } from '../../../api/queries.ts';
import { PublishForm } from '../../../components/publish-form.tsx';
import { signInPath } from '../../../lib/next-path.ts';
import { timeZones } from '../../../lib/time-zone.ts';

export const metadata: Metadata = { title: 'Publish an event' };

export default async function NewEventPage() {
  if (!(await currentUser())) redirect(signInPath('/events/new'));
  return (
    <div className="narrow wide-form">
      <h1>Publish an event</h1>
      <PublishForm timeZones={timeZones} />
    </div>
  );
}
