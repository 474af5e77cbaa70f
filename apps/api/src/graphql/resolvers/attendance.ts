import type { Readable } from 'node:stream';
import type DataLoader from 'dataloader';
import type { IResolvers, MercuriusContext } from 'mercurius';
import { attendanceTopic } from '../../events/attendance.ts';
import { masked, notFound } from '../errors.ts';
import { parseEventId } from '../inputs.ts';

type Count = { attendance: { eventId: string; count: number } };
type Reader = DataLoader<string, number | undefined>;

/** The count at once, then whenever an announcement finds it changed. Announcements that came meanwhile are one. */
async function* follow(eventId: string, changes: Readable, reader: Reader, { app }: MercuriusContext): AsyncGenerator<Count> {
  let last: number | undefined;
  try {
    last = await reader.load(eventId);
    if (last === undefined) throw notFound(eventId);
    yield { attendance: { eventId, count: last } };
    for await (const _ of changes) {
      if (changes.readableLength > 0) continue;
      const count = await reader.load(eventId);
      if (count === undefined || count === last) continue;
      last = count;
      yield { attendance: { eventId, count } };
    }
  } catch (error) {
    throw masked(error, app.log);
  }
}

export const attendance = (reader: Reader): IResolvers => ({
  Subscription: {
    attendance: {
      subscribe: async (_root, args: { eventId: string }, context) => {
        const eventId = parseEventId(args.eventId);
        // Listen first, read then: no change falls in between.
        const changes = await context.pubsub.subscribe(attendanceTopic(eventId));
        return follow(eventId, changes, reader, context);
      },
    },
  },
});
