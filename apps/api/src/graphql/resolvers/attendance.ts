import type DataLoader from 'dataloader';
import type { MercuriusContext } from 'mercurius';
import { listenToAttendance, type Announcements } from '../../events/attendance.ts';
import { masked, notFound, refusal } from '../errors.ts';
import { parseEventId } from '../inputs.ts';
import { codeOf, countError } from '../measure.ts';

type Count = { attendance: { eventId: string; count: number } };
type Reader = DataLoader<string, number | undefined>;

/** The count at once, then whenever an announcement finds it changed. */
async function* follow(
  eventId: string,
  { changes }: Announcements,
  reader: Reader,
  { app, connection, id }: MercuriusContext,
): AsyncGenerator<Count> {
  let last: number | undefined;
  try {
    last = await reader.load(eventId);
    if (last === undefined) throw notFound(eventId);
    yield { attendance: { eventId, count: last } };
    for await (const _ of changes) {
      const count = await reader.load(eventId);
      if (count === undefined || count === last) continue;
      last = count;
      yield { attendance: { eventId, count } };
    }
  } catch (error) {
    countError(app.metrics, 'subscription', codeOf(error));
    throw masked(error, app.log);
  } finally {
    connection.release(id);
  }
}

export const attendance = (reader: Reader) => ({
  Subscription: {
    attendance: {
      subscribe: async (_root: unknown, args: { eventId: string }, context: MercuriusContext) => {
        const eventId = parseEventId(args.eventId);
        const { app, connection, id } = context;
        // mercurius forgets what it holds when an id comes twice, or when the connection closes meanwhile.
        const announcements = listenToAttendance(app, eventId);
        const refused = connection.hold(id, announcements.end);
        if (refused !== undefined) {
          announcements.end();
          throw refusal('TOO_MANY_SUBSCRIPTIONS', `the connection cannot take the subscription: ${refused}`);
        }
        // Listen first, read then: no change falls in between.
        await announcements.listening;
        return follow(eventId, announcements, reader, context);
      },
    },
  },
});
