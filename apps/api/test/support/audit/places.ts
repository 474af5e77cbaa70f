import { rsvpMutation } from '../client.ts';
import { joinMutation, moveEvent } from '../places.ts';
import { full, unauthenticated, unknownEvent, visit, type Cases } from './case.ts';

export const places: Cases = {
  rsvp: {
    success: async (fixture) => {
      const { client, eventId } = await visit(fixture);
      return { client, variables: { eventId }, rows: [['rsvp.create', client.id, eventId]] };
    },
    others: {
      again: async (fixture) => {
        const { organiser: client, eventId } = await full(fixture);
        return { client, variables: { eventId }, rows: [] };
      },
      'no place': async (fixture) => {
        const { client, eventId } = await full(fixture);
        return { client, variables: { eventId }, code: 'EVENT_FULL', rows: [] };
      },
      'a price': async (fixture) => {
        const { client, eventId } = await visit(fixture, { priceCents: 500 });
        return { client, variables: { eventId }, code: 'PAYMENT_REQUIRED', rows: [] };
      },
      'no event': unknownEvent(),
      'nobody signed in': unauthenticated(),
    },
  },
  cancelRsvp: {
    success: async (fixture) => {
      const { client, eventId } = await visit(fixture);
      await client.ask(rsvpMutation, { eventId });
      return { client, variables: { eventId }, rows: [['rsvp.cancel', client.id, eventId]] };
    },
    others: {
      'a place for who waits': async (fixture) => {
        const { organiser, client, eventId } = await full(fixture);
        await client.ask(joinMutation, { eventId });
        const rows = [
          ['rsvp.cancel', organiser.id, eventId],
          ['waiting.promote', client.id, eventId],
        ] as const;
        return { client: organiser, variables: { eventId }, rows };
      },
      'no RSVP': async (fixture) => {
        const { client, eventId } = await visit(fixture);
        return { client, variables: { eventId }, rows: [] };
      },
      'an event that is over': async (fixture) => {
        const { organiser: client, eventId } = await full(fixture);
        await moveEvent(fixture.database, eventId, '-2 h', '-1 h');
        return { client, variables: { eventId }, code: 'EVENT_OVER', rows: [] };
      },
      'no event': unknownEvent(),
      'nobody signed in': unauthenticated(),
    },
  },
  joinWaitingList: {
    success: async (fixture) => {
      const { client, eventId } = await full(fixture);
      return { client, variables: { eventId }, rows: [['waiting.join', client.id, eventId]] };
    },
    others: {
      again: async (fixture) => {
        const { client, eventId } = await full(fixture);
        await client.ask(joinMutation, { eventId });
        return { client, variables: { eventId }, rows: [] };
      },
      'a free place': async (fixture) => {
        const { client, eventId } = await visit(fixture);
        const rows = [
          ['waiting.join', client.id, eventId],
          ['waiting.promote', client.id, eventId],
        ] as const;
        return { client, variables: { eventId }, rows };
      },
      'who attends': async (fixture) => {
        const { organiser: client, eventId } = await full(fixture);
        return { client, variables: { eventId }, rows: [] };
      },
      'no event': unknownEvent(),
      'nobody signed in': unauthenticated(),
    },
  },
  leaveWaitingList: {
    success: async (fixture) => {
      const { client, eventId } = await full(fixture);
      await client.ask(joinMutation, { eventId });
      return { client, variables: { eventId }, rows: [['waiting.leave', client.id, eventId]] };
    },
    others: {
      'who does not wait': async (fixture) => {
        const { client, eventId } = await full(fixture);
        return { client, variables: { eventId }, rows: [] };
      },
      'no event': unknownEvent(),
      'nobody signed in': unauthenticated(),
    },
  },
};
