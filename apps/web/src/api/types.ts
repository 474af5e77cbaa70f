export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** What a visitor has of an event. */
export type Place = 'NONE' | 'CONFIRMED' | 'WAITING' | 'HELD';

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
  /** In the currency's smallest unit; 0 is free. */
  readonly priceCents: number;
  /** ISO 4217 */
  readonly currency: string;
  readonly full: boolean;
  readonly cancelledAt: string | null;
  readonly myPlace: Place;
  /** From the searched point, where there is one. */
  readonly distanceMetres?: number | null;
}

export interface EventDetails extends EventSummary {
  readonly description: string;
  readonly organiser: { readonly id: string; readonly name: string };
  readonly mine: boolean;
  readonly waiting: number;
  readonly myWaitingPosition: number | null;
  readonly myPlaceHeldUntil: string | null;
}

/** One page of a list; `next` is the cursor of the page after it. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly next: string | null;
}

export interface Attendee {
  readonly id: string;
  readonly name: string;
  readonly since: string;
}

export interface OrganisedEvent extends EventSummary {
  readonly waiting: number;
}

export interface Attendees extends OrganisedEvent {
  readonly mine: boolean;
  readonly attendees: Page<Attendee>;
}

export interface Near {
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusMetres: number;
}

export interface EventFilter {
  readonly near?: Near;
  readonly text?: string;
  /** Instants: ends after `from`, starts before `to`. */
  readonly from?: string;
  readonly to?: string;
  readonly free?: boolean;
}

/** What can be changed of an event. */
export interface EventChanges {
  readonly title: string;
  readonly description: string;
  readonly venue: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly capacity: number;
}

export interface EventInput extends EventChanges {
  readonly priceCents: number;
  readonly currency: string;
}

export interface PageArguments {
  readonly first: number;
  readonly after: string | null;
}
