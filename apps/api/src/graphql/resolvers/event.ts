import type { IResolvers, MercuriusContext } from 'mercurius';
import { announceAttendance } from '../../events/attendance.ts';
import { cancelEvent } from '../../events/cancel.ts';
import { eventsNear, publishEvent, upcomingEvents } from '../../events/events.ts';
import { organisedBy, placesOf } from '../../events/mine.ts';
import { cancelRsvp, rsvp } from '../../events/rsvp.ts';
import { search } from '../../events/search.ts';
import { updateEvent } from '../../events/update.ts';
import { joinWaitingList, leaveWaitingList } from '../../events/waiting.ts';
import type { Readers } from '../../events/readers.ts';
import { requireUser } from '../context.ts';
import {
  eventsInput,
  eventsNearInput,
  pageInput,
  parseEventId,
  parseInput,
  publishEventInput,
  searchInput,
  updateEventInput,
} from '../inputs.ts';
import { mailTimes } from '../mail-times.ts';

type EventArgs = { eventId: string };

export const event = (readers: Readers) => {
  /** Changes something about the user and an event, tells those who follow it, and answers with the event. */
  const change =
    (work: (context: MercuriusContext, who: { userId: string; eventId: string }) => Promise<boolean>) =>
    async (_root: unknown, args: EventArgs, context: MercuriusContext) => {
      const who = { userId: await requireUser(context), eventId: parseEventId(args.eventId) };
      if (await work(context, who)) await announceAttendance(context.app, who.eventId);
      return readers.event.load(who.eventId);
    };

  return {
    Query: {
      event: (_root, { id }: { id: string }) => readers.event.load(parseEventId(id)),
      events: (_root, args, { app }) => upcomingEvents(app.db, parseInput(eventsInput, args).first),
      eventsNear: (_root, args, { app }) => eventsNear(app.db, parseInput(eventsNearInput, args)),
      search: (_root, args, { app }) => search(app.db, parseInput(searchInput, args)),
      myPlaces: async (_root, args, context) => placesOf(context.app.db, await requireUser(context), parseInput(pageInput, args)),
      myEvents: async (_root, args, context) => organisedBy(context.app.db, await requireUser(context), parseInput(pageInput, args)),
    },
    Mutation: {
      publishEvent: async (_root, { input }: { input: unknown }, context) =>
        publishEvent(context.app.db, await requireUser(context), parseInput(publishEventInput, input)),
      updateEvent: async (_root, args: { id: string; input: unknown }, context) => {
        const { app } = context;
        const [userId, id] = [await requireUser(context), parseEventId(args.id)];
        const updated = await updateEvent(app.db, userId, id, parseInput(updateEventInput, args.input), mailTimes(app.env));
        await announceAttendance(app, id);
        return updated;
      },
      cancelEvent: async (_root, args: { id: string }, context) =>
        cancelEvent(context.app.db, await requireUser(context), parseEventId(args.id)),
      rsvp: change(({ app }, who) => rsvp(app.db, readers, who, mailTimes(app.env))),
      cancelRsvp: change(({ app }, who) => cancelRsvp(app.db, who, mailTimes(app.env))),
      joinWaitingList: change(({ app }, who) => joinWaitingList(app.db, who, mailTimes(app.env))),
      leaveWaitingList: change(({ app }, who) => leaveWaitingList(app.db, who)),
    },
  } satisfies IResolvers;
};
