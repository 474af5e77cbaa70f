import type { Metadata } from 'next';
import { requireUser } from '../../../api/require-user.ts';
import { PublishForm } from '../../../components/event-form.tsx';
import { timeZones } from '../../../lib/time-zone.ts';

export const metadata: Metadata = { title: 'Publish an event' };

export default async function NewEventPage() {
  await requireUser('/events/new');
  return (
    <div className="narrow wide-form">
      <h1>Publish an event</h1>
      <PublishForm timeZones={timeZones} />
    </div>
  );
}
