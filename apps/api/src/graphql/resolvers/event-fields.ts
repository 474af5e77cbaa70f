import type { IResolvers, MercuriusContext } from 'mercurius';
import type { Event } from '../../events/events.ts';
import { requireOrganiser } from '../../events/organiser.ts';
import { noPlace } from '../../events/own-place.ts';
import type { Readers } from '../../events/readers.ts';
import { freePlaces } from '../../places/open.ts';
import { requireUser } from '../context.ts';
import { pageInput, parseInput } from '../inputs.ts';

/** Fields of an event that are not columns of it; each is read for all events of an answer at once. */
export const eventFields = (readers: Readers) => {
  const own = async ({ id: eventId }: Event, { user }: MercuriusContext) => {
    const found = await user();
    return found ? readers.place.load({ eventId, userId: found.id }) : noPlace;
  };

  return {
    Event: {
      organiser: ({ organiserId }: Event) => readers.organiser.load(organiserId),
      full: (event: Event) => freePlaces(event) <= 0,
      waiting: ({ id }: Event) => readers.waiting.load(id),
      mine: async ({ organiserId }: Event, _args, { user }) => (await user())?.id === organiserId,
      myRsvp: async (event: Event, _args, context) => (await own(event, context)).kind === 'CONFIRMED',
      myPlace: async (event: Event, _args, context) => (await own(event, context)).kind,
      myWaitingPosition: async (event: Event, _args, context) => (await own(event, context)).position,
      myPlaceHeldUntil: async (event: Event, _args, context) => (await own(event, context)).heldUntil,
      attendees: async (event: Event, args, context) => {
        requireOrganiser(event, await requireUser(context));
        return readers.attendees.load({ eventId: event.id, page: parseInput(pageInput, args) });
      },
    },
  } satisfies IResolvers;
};
