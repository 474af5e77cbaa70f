import { joinMutation } from '../places.ts';
import { full, input, one, plant, unauthenticated, unknownEvent, visit, type Cases } from './case.ts';

const id = crypto.randomUUID();

export const events: Cases = {
  publishEvent: {
    success: async (fixture) => {
      const client = await one(fixture);
      return { client, variables: { input: input() }, rows: [['event.publish', client.id, 'SELF']] };
    },
    others: {
      'the past': async (fixture) => {
        const variables = { input: input({ startsAt: '2020-01-01T00:00:00Z' }) };
        return { client: await one(fixture), variables, code: 'BAD_USER_INPUT', rows: [] };
      },
      'nobody signed in': unauthenticated({ input: input() }),
    },
  },
  updateEvent: {
    success: async (fixture) => {
      const { organiser: client, eventId } = await visit(fixture);
      return { client, variables: { id: eventId, input: { venue: plant('hall') } }, rows: [['event.update', client.id, eventId]] };
    },
    others: {
      'nothing new': async (fixture) => {
        const { organiser: client, eventId } = await visit(fixture);
        return { client, variables: { id: eventId, input: { venue: plant('venue') } }, rows: [] };
      },
      'another place for who waits': async (fixture) => {
        const { organiser, client, eventId } = await full(fixture);
        await client.ask(joinMutation, { eventId });
        const rows = [
          ['event.update', organiser.id, eventId],
          ['waiting.promote', client.id, eventId],
        ] as const;
        return { client: organiser, variables: { id: eventId, input: { capacity: 2 } }, rows };
      },
      "somebody else's event": async (fixture) => {
        const { client, eventId } = await visit(fixture);
        return { client, variables: { id: eventId, input: { venue: plant('hall') } }, code: 'FORBIDDEN', rows: [] };
      },
      'fewer places than are taken': async (fixture) => {
        const { organiser: client, eventId } = await full(fixture);
        return { client, variables: { id: eventId, input: { capacity: 0 } }, code: 'BAD_USER_INPUT', rows: [] };
      },
      'no event': unknownEvent({ id, input: {} }),
      'nobody signed in': unauthenticated({ id, input: {} }),
    },
  },
  cancelEvent: {
    success: async (fixture) => {
      const { organiser: client, eventId } = await visit(fixture);
      return { client, variables: { id: eventId }, rows: [['event.cancel', client.id, eventId]] };
    },
    others: {
      again: async (fixture) => {
        const { organiser: client, eventId } = await visit(fixture);
        await client.ask('mutation ($id: ID!) { cancelEvent(id: $id) { id } }', { id: eventId });
        return { client, variables: { id: eventId }, code: 'EVENT_CANCELLED', rows: [] };
      },
      "somebody else's event": async (fixture) => {
        const { client, eventId } = await visit(fixture);
        return { client, variables: { id: eventId }, code: 'FORBIDDEN', rows: [] };
      },
      'no event': unknownEvent({ id }),
      'nobody signed in': unauthenticated({ id }),
    },
  },
};
