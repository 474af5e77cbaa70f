import type { Event } from '../generated/prisma/client.ts';
import { refusal } from '../graphql/errors.ts';

/** @throws FORBIDDEN */
export function requireOrganiser({ organiserId }: Pick<Event, 'organiserId'>, userId: string): void {
  if (organiserId !== userId) throw refusal('FORBIDDEN', 'only the organiser of the event may do that');
}
