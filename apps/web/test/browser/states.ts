import { attendees, event, events, user } from '../fixtures.ts';
import { refusal, type ApiRequest, type Reply } from '../integration/api.ts';

/** A page in one of its states: what the api answers, and what the page then says. */
export interface State {
  readonly name: string;
  readonly path: string;
  readonly says: string;
  readonly status?: number;
  /** By operation; Me and the events near by are answered anyway. */
  readonly api?: Readonly<Record<string, Reply | undefined>>;
  readonly signedIn?: boolean;
}

const at = `/events/${event.id}`;
const list = (nodes: readonly object[], next: string | null = null) => ({ nodes, next });
const searched = (nodes: readonly object[], next?: string) => ({ Search: { data: { search: list(nodes, next) } } });
const shown = (change: object) => ({ Event: { data: { event: { ...event, ...change } } } });
const away = refusal('INTERNAL');

const near = '/?latitude=52.52&longitude=13.405&radius=10';
const home: State[] = [
  { name: 'list', path: '/', says: 'Coming up', api: searched(events, 'next') },
  { name: 'list further', path: '/?after=abc', says: 'First page', api: searched(events.slice(0, 1)) },
  { name: 'list empty', path: '/', says: 'No events yet' },
  { name: 'near', path: near, says: 'nearest first', api: searched(events) },
  { name: 'near nothing', path: `${near}&text=swim&price=paid`, says: 'Nothing within 10 km' },
  { name: 'search wrong', path: '/?latitude=99&longitude=x&radius=0&from=2030-02-02&to=2030-01-01', says: 'Enter decimal degrees' },
  { name: 'list away', path: '/', says: 'We cannot reach the events right now', status: 503, api: { Search: away, Me: away } },
  { name: 'list busy', path: '/', says: 'That was a lot at once', status: 429, api: { Search: refusal('RATE_LIMITED') } },
];

const word = `${'very'.repeat(20)}long`;
const full = { full: true, attendance: 40, waiting: 3 };
const paid = { priceCents: 1250 };
const place: State[] = [
  { name: 'event signed out', path: at, says: 'Sign in to RSVP', api: shown({}), signedIn: false },
  {
    name: 'event of long words',
    path: at,
    says: word,
    api: shown({ title: word, venue: word, description: word, organiser: { id: '1', name: word }, mine: true }),
  },
  { name: 'event free', path: at, says: 'RSVP', api: shown({}) },
  { name: 'event paid', path: at, says: 'Buy a place for €12.50', api: shown(paid) },
  { name: 'event going', path: at, says: 'You are going', api: shown({ myPlace: 'CONFIRMED' }) },
  { name: 'event full', path: at, says: 'Join the waiting list', api: shown(full) },
  { name: 'event waiting', path: at, says: 'You are number 2 of 3', api: shown({ ...full, myPlace: 'WAITING', myWaitingPosition: 2 }) },
  {
    name: 'event held',
    path: at,
    says: 'A place is held for you',
    api: shown({ ...paid, myPlace: 'HELD', myPlaceHeldUntil: '2030-07-01T12:00:00.000Z' }),
  },
  {
    name: 'payment cancelled',
    path: `${at}?payment=cancelled`,
    says: 'You have not paid yet',
    api: shown({ ...paid, myPlace: 'HELD', myPlaceHeldUntil: '2030-07-01T12:00:00.000Z' }),
  },
  { name: 'payment awaited', path: `${at}?payment=done`, says: 'on its way', api: shown({ ...paid, myPlace: 'HELD' }) },
  { name: 'payment done', path: `${at}?payment=done`, says: 'it is paid', api: shown({ ...paid, myPlace: 'CONFIRMED' }) },
  { name: 'payment too late', path: `${at}?payment=done`, says: 'not held any more', api: shown(paid) },
  {
    name: 'event cancelled',
    path: at,
    says: 'has been cancelled',
    api: shown({ ...paid, cancelledAt: '2030-07-01T00:00:00.000Z', myPlace: 'CONFIRMED' }),
  },
  {
    name: 'event over',
    path: at,
    says: 'is over',
    api: shown({ startsAt: '2020-07-12T19:00:00.000Z', endsAt: '2020-07-12T21:00:00.000Z' }),
  },
  { name: 'event mine', path: at, says: 'Your event', api: { ...shown({ mine: true }), ...searched(events.slice(1, 4)) } },
  { name: 'event away', path: at, says: 'We cannot reach', status: 503, api: { Event: away } },
  { name: 'event defect', path: at, says: 'Something went wrong', status: 500, api: { Event: refusal('OTHER') } },
  { name: 'event not there', path: at, says: 'There is nothing here', status: 404, api: { Event: { data: { event: null } } } },
];

const organised = (change: object = {}) => ({
  EventAttendees: { data: { event: { ...event, mine: true, waiting: 3, attendees: list(attendees, 'next'), ...change } } },
});
const own: State[] = [
  { name: 'my places', path: '/my/places', says: 'My places', api: { MyPlaces: { data: { myPlaces: list(events, 'next') } } } },
  { name: 'my places none', path: '/my/places', says: 'No places yet', api: { MyPlaces: { data: { myPlaces: list([]) } } } },
  { name: 'my places away', path: '/my/places', says: 'We cannot reach', status: 503, api: { MyPlaces: away, Me: away } },
  { name: 'my events', path: '/my/events', says: 'My events', api: { MyEvents: { data: { myEvents: list(events) } } } },
  { name: 'my events none', path: '/my/events', says: 'Nothing published yet', api: { MyEvents: { data: { myEvents: list([]) } } } },
  { name: 'attendees', path: `${at}/attendees`, says: 'Ada Lovelace', api: organised() },
  { name: 'attendees none', path: `${at}/attendees`, says: 'Nobody yet', api: organised({ attendance: 0, attendees: list([]) }) },
  {
    name: 'attendees of another',
    path: `${at}/attendees`,
    says: 'for the organiser',
    status: 403,
    api: { EventAttendees: refusal('FORBIDDEN') },
  },
  { name: 'new event', path: '/events/new', says: 'Publish an event' },
  { name: 'edit', path: `${at}/edit`, says: 'Edit an event', api: shown({ mine: true }) },
  { name: 'edit away', path: `${at}/edit`, says: 'We cannot reach', status: 503, api: { Event: away } },
  { name: 'edit of another', path: `${at}/edit`, says: 'for the organiser', status: 403, api: shown({}) },
  { name: 'cancel', path: `${at}/cancel`, says: 'will be told by e-mail and get back', api: shown({ ...paid, mine: true }) },
  { name: 'account', path: '/account', says: 'vera@example.com' },
];

const entry: State[] = [
  { name: 'sign in', path: '/sign-in', says: 'New here?', signedIn: false },
  { name: 'sign up', path: '/sign-up', says: 'Have an account?', signedIn: false },
  { name: 'nowhere', path: '/nowhere', says: 'There is nothing here', status: 404 },
];

export const states: readonly State[] = [...home, ...place, ...own, ...entry];

/** Answers as a state says. */
export function answerOf({ api, signedIn = true }: State, { query }: ApiRequest): Reply {
  const operation = /^\w+ (\w+)/.exec(query)?.[1] ?? '';
  const usual: Record<string, Reply> = { Me: { data: { me: signedIn ? user : null } }, ...searched([]) };
  return api?.[operation] ?? usual[operation] ?? refusal('NOT_FOUND');
}
