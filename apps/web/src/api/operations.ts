import type {
  Attendees,
  EventChanges,
  EventDetails,
  EventFilter,
  EventInput,
  EventSummary,
  OrganisedEvent,
  Page,
  PageArguments,
  User,
} from './types.ts';

/** A GraphQL document that knows the types of its answer and its variables. */
export type Operation<Data, Variables> = string & { readonly __data?: Data; readonly __variables?: Variables };

const operation = <Data, Variables = Record<string, never>>(document: string) => document as Operation<Data, Variables>;

const user = 'id name email';
const summary = 'id title venue latitude longitude startsAt endsAt capacity attendance priceCents currency full cancelledAt myPlace';

export const Me = operation<{ me: User | null }>(`query Me { me { ${user} } }`);

export const Search = operation<{ search: Page<EventSummary> }, PageArguments & { filter: EventFilter }>(
  `query Search($filter: EventFilter, $first: Int!, $after: String) {
  search(filter: $filter, first: $first, after: $after) { nodes { ${summary} distanceMetres } next }
}`,
);

export const Event = operation<{ event: EventDetails | null }, { id: string }>(
  `query Event($id: ID!) {
  event(id: $id) { ${summary} description organiser { id name } mine waiting myWaitingPosition myPlaceHeldUntil }
}`,
);

export const EventAttendees = operation<{ event: Attendees | null }, PageArguments & { id: string }>(
  `query EventAttendees($id: ID!, $first: Int!, $after: String) {
  event(id: $id) { ${summary} mine waiting attendees(first: $first, after: $after) { nodes { id name since } next } }
}`,
);

export const MyPlaces = operation<{ myPlaces: Page<EventSummary> }, PageArguments>(
  `query MyPlaces($first: Int!, $after: String) { myPlaces(first: $first, after: $after) { nodes { ${summary} } next } }`,
);

export const MyEvents = operation<{ myEvents: Page<OrganisedEvent> }, PageArguments>(
  `query MyEvents($first: Int!, $after: String) { myEvents(first: $first, after: $after) { nodes { ${summary} waiting } next } }`,
);

export const SignUp = operation<{ signUp: User }, { email: string; password: string; name: string }>(
  `mutation SignUp($email: String!, $password: String!, $name: String!) { signUp(email: $email, password: $password, name: $name) { ${user} } }`,
);

export const SignIn = operation<{ signIn: User }, { email: string; password: string }>(
  `mutation SignIn($email: String!, $password: String!) { signIn(email: $email, password: $password) { ${user} } }`,
);

export const SignOut = operation<{ signOut: boolean }>('mutation SignOut { signOut }');

export const SignOutEverywhere = operation<{ signOutEverywhere: boolean }>('mutation SignOutEverywhere { signOutEverywhere }');

export const ChangePassword = operation<{ changePassword: { id: string } }, { current: string; password: string }>(
  'mutation ChangePassword($current: String!, $password: String!) { changePassword(current: $current, password: $password) { id } }',
);

export const PublishEvent = operation<{ publishEvent: { id: string } }, { input: EventInput }>(
  'mutation PublishEvent($input: PublishEventInput!) { publishEvent(input: $input) { id } }',
);

export const UpdateEvent = operation<{ updateEvent: { id: string } }, { id: string; input: Partial<EventChanges> }>(
  'mutation UpdateEvent($id: ID!, $input: UpdateEventInput!) { updateEvent(id: $id, input: $input) { id } }',
);

export const CancelEvent = operation<{ cancelEvent: { id: string } }, { id: string }>(
  'mutation CancelEvent($id: ID!) { cancelEvent(id: $id) { id } }',
);

export const Rsvp = operation<{ rsvp: { id: string } }, { eventId: string }>(
  'mutation Rsvp($eventId: ID!) { rsvp(eventId: $eventId) { id } }',
);

export const CancelRsvp = operation<{ cancelRsvp: { id: string } }, { eventId: string }>(
  'mutation CancelRsvp($eventId: ID!) { cancelRsvp(eventId: $eventId) { id } }',
);

export const JoinWaitingList = operation<{ joinWaitingList: { id: string } }, { eventId: string }>(
  'mutation JoinWaitingList($eventId: ID!) { joinWaitingList(eventId: $eventId) { id } }',
);

export const LeaveWaitingList = operation<{ leaveWaitingList: { id: string } }, { eventId: string }>(
  'mutation LeaveWaitingList($eventId: ID!) { leaveWaitingList(eventId: $eventId) { id } }',
);

export const Checkout = operation<{ checkout: { url: string; heldUntil: string } }, { eventId: string }>(
  'mutation Checkout($eventId: ID!) { checkout(eventId: $eventId) { url heldUntil } }',
);

export const Attendance = operation<{ attendance: { eventId: string; count: number } }, { eventId: string }>(
  'subscription Attendance($eventId: ID!) { attendance(eventId: $eventId) { eventId count } }',
);
