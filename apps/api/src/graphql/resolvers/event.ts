import type { IResolvers, MercuriusContext, MercuriusLoaders } from 'mercurius';
import { announceAttendance } from '../../events/attendance.ts';
import { eventsNear, findEvent, publishEvent, upcomingEvents, type Event } from '../../events/events.ts';
import { cancelRsvp, rsvp } from '../../events/rsvp.ts';
import { requireUser } from '../context.ts';
import { notFound } from '../errors.ts';
import { eventsInput, eventsNearInput, parseEventId, parseInput, publishEventInput } from '../inputs.ts';

async function existing({ app }: MercuriusContext, id: string): Promise<Event> {
  const event = await findEvent(app.db, id);
  if (!event) throw notFound(id);
  return event;
}

export const event = {
  Query: {
    event: (_root, { id }: { id: string }, { app }) => findEvent(app.db, parseEventId(id)),
    events: (_root, args, { app }) => upcomingEvents(app.db, parseInput(eventsInput, args).first),
    eventsNear: (_root, args, { app }) => eventsNear(app.db, parseInput(eventsNearInput, args)),
  },
  Mutation: {
    publishEvent: async (_root, { input }: { input: unknown }, context) =>
      publishEvent(context.app.db, await requireUser(context), parseInput(publishEventInput, input)),
    rsvp: async (_root, args: { eventId: string }, context) => {
      const { app } = context;
      const who = { userId: await requireUser(context), eventId: parseEventId(args.eventId) };
      const { REMINDER_LEAD_MINUTES: reminderLeadMinutes, FEEDBACK_DELAY_MINUTES: feedbackDelayMinutes } = app.env;
      if (await rsvp(app.db, who, { reminderLeadMinutes, feedbackDelayMinutes })) await announceAttendance(app, who.eventId);
      return existing(context, who.eventId);
    },
    cancelRsvp: async (_root, args: { eventId: string }, context) => {
      const who = { userId: await requireUser(context), eventId: parseEventId(args.eventId) };
      if (await cancelRsvp(context.app.db, who)) await announceAttendance(context.app, who.eventId);
      return existing(context, who.eventId);
    },
  },
} satisfies IResolvers;

/** One query for all events of an answer. */
export const eventLoaders: MercuriusLoaders = {
  Event: {
    organiser: async (queries: { obj: Event }[], { app }) => {
      const ids = queries.map(({ obj }) => obj.organiserId);
      const users = await app.db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
      const byId = new Map(users.map((user) => [user.id, user]));
      return ids.map((id) => byId.get(id));
    },
    myRsvp: async (queries: { obj: Event }[], { app, user }) => {
      const userId = (await user())?.id;
      if (userId === undefined) return queries.map(() => false);
      const eventId = { in: queries.map(({ obj }) => obj.id) };
      const mine = new Set((await app.db.rsvp.findMany({ where: { userId, eventId } })).map((row) => row.eventId));
      return queries.map(({ obj }) => mine.has(obj.id));
    },
  },
};
