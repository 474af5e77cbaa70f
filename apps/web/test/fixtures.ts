import type { Attendee, EventDetails, User } from '../src/api/types.ts';

export const user: User = { id: '0198c0de-0000-7000-8000-0000000000aa', name: 'Vera Visitor', email: 'vera@example.com' };

/** Everything that the api says of an event. */
export const event: EventDetails & { distanceMetres: number | null } = {
  id: '0198c0de-0000-7000-8000-000000000001',
  title: 'Night swim <b>',
  description: 'Bring a towel.\nAnd a lamp.',
  venue: 'Plötzensee, by the boat house',
  latitude: 52.5437,
  longitude: 13.3325,
  startsAt: '2030-07-12T19:00:00.000Z',
  endsAt: '2030-07-12T21:00:00.000Z',
  capacity: 40,
  attendance: 12,
  priceCents: 0,
  currency: 'EUR',
  full: false,
  cancelledAt: null,
  distanceMetres: null,
  organiser: { id: '0198c0de-0000-7000-8000-0000000000bb', name: 'Olga Organiser' },
  mine: false,
  waiting: 0,
  myPlace: 'NONE',
  myWaitingPosition: null,
  myPlaceHeldUntil: null,
};

const uuid = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Events that differ in all that a list shows. */
export const events = [
  { ...event, title: 'Night swim' },
  { ...event, title: 'A lecture on the moons of Jupiter, with tea', priceCents: 1250, myPlace: 'CONFIRMED', venue: 'Old observatory' },
  { ...event, title: `A${'very'.repeat(20)}longword`, venue: `B${'very'.repeat(20)}longword` },
  { ...event, title: 'Sold out', full: true, attendance: 40, startsAt: '2030-08-01T16:00:00.000Z' },
  { ...event, title: 'In line', full: true, attendance: 40, myPlace: 'WAITING', waiting: 3 },
  { ...event, title: 'To be paid', priceCents: 120_000, currency: 'CHF', myPlace: 'HELD' },
  { ...event, title: 'Rained off', cancelledAt: '2030-07-01T00:00:00.000Z' },
  { ...event, title: 'Long ago', startsAt: '2020-07-12T19:00:00.000Z', endsAt: '2020-07-12T21:00:00.000Z', attendance: 39 },
].map((each, index) => ({ ...each, id: uuid(index + 1), distanceMetres: 1234 * (index + 1) }));

export const attendees: Attendee[] = ['Ada Lovelace', 'Grace Hopper', `A${'very'.repeat(12)}longname`].map((name, index) => ({
  id: uuid(index + 100),
  name,
  since: `2030-05-0${index + 1}T08:30:00.000Z`,
}));
