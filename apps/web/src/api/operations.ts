/** A GraphQL document that knows the types of its answer and its variables. */
export type Operation<Data, Variables> = string & { readonly __data?: Data; readonly __variables?: Variables };

const operation = <Data, Variables = Record<string, never>>(document: string) => document as Operation<Data, Variables>;

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface EventSummary {
  readonly id: string;
  readonly title: string;
  readonly venue: string;
  readonly latitude: number;
  readonly longitude: number;
  /** ISO 8601 instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly capacity: number;
  readonly attendance: number;
  readonly myRsvp: boolean;
}

export interface NearbyEvent extends EventSummary {
  readonly distanceMetres: number;
}

export interface EventDetails extends EventSummary {
  readonly description: string;
  readonly organiser: { readonly id: string; readonly name: string };
}

export interface EventInput {
  readonly title: string;
  readonly description: string;
  readonly venue: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly capacity: number;
}

const summary = 'id title venue latitude longitude startsAt endsAt capacity attendance myRsvp';

export const Me = operation<{ me: User | null }>('query Me { me { id name email } }');

export const Events = operation<{ events: EventSummary[] }, { first: number }>(
  `query Events($first: Int!) { events(first: $first) { ${summary} } }`,
);

export const EventsNear = operation<
  { eventsNear: NearbyEvent[] },
  { latitude: number; longitude: number; radiusMetres: number; first: number }
>(`query EventsNear($latitude: Float!, $longitude: Float!, $radiusMetres: Float!, $first: Int!) {
  eventsNear(latitude: $latitude, longitude: $longitude, radiusMetres: $radiusMetres, first: $first) { ${summary} distanceMetres }
}`);

export const Event = operation<{ event: EventDetails | null }, { id: string }>(
  `query Event($id: ID!) { event(id: $id) { ${summary} description organiser { id name } } }`,
);

export const SignUp = operation<{ signUp: User }, { email: string; password: string; name: string }>(
  'mutation SignUp($email: String!, $password: String!, $name: String!) { signUp(email: $email, password: $password, name: $name) { id name email } }',
);

export const SignIn = operation<{ signIn: User }, { email: string; password: string }>(
  'mutation SignIn($email: String!, $password: String!) { signIn(email: $email, password: $password) { id name email } }',
);

export const SignOut = operation<{ signOut: boolean }>('mutation SignOut { signOut }');

export const PublishEvent = operation<{ publishEvent: { id: string } }, { input: EventInput }>(
  'mutation PublishEvent($input: PublishEventInput!) { publishEvent(input: $input) { id } }',
);

export const Rsvp = operation<{ rsvp: { id: string } }, { eventId: string }>(
  'mutation Rsvp($eventId: ID!) { rsvp(eventId: $eventId) { id } }',
);

export const CancelRsvp = operation<{ cancelRsvp: { id: string } }, { eventId: string }>(
  'mutation CancelRsvp($eventId: ID!) { cancelRsvp(eventId: $eventId) { id } }',
);

export const Attendance = operation<{ attendance: { eventId: string; count: number } }, { eventId: string }>(
  'subscription Attendance($eventId: ID!) { attendance(eventId: $eventId) { eventId count } }',
);
