/** The api's GraphQL schema; schema.graphql at the package's root is its printed form. */
export const typeDefs = /* GraphQL */ `
  "Moment in time as ISO 8601 in UTC, such as 2027-05-01T18:00:00.000Z."
  scalar DateTime

  "The signed-in user."
  type Me {
    id: ID!
    name: String!
    email: String!
  }

  type User {
    id: ID!
    name: String!
  }

  type Event {
    id: ID!
    title: String!
    description: String!
    venue: String!
    "Degrees north, WGS 84."
    latitude: Float!
    "Degrees east, WGS 84."
    longitude: Float!
    startsAt: DateTime!
    endsAt: DateTime!
    "How many people can attend."
    capacity: Int!
    organiser: User!
    "How many people attend so far."
    attendance: Int!
    "Distance on a sphere, within 0.6 % of the true one, from the point that the list was asked about; null elsewhere."
    distanceMetres: Float
    "Whether the signed-in user attends; false for others."
    myRsvp: Boolean!

    "Price of a place in the currency's smallest unit, such as cents; 0 is free."
    priceCents: Int!

    "ISO 4217, such as EUR."
    currency: String!

    "Whether all places are taken or being paid for."
    full: Boolean!

    "When the organiser called it off."
    cancelledAt: DateTime

    "Whether the signed-in user organises it."
    mine: Boolean!

    "What the signed-in user has of it; NONE for others."
    myPlace: Place!

    "How many are before the signed-in user on the waiting list, and one; null for who does not wait."
    myWaitingPosition: Int

    "Until when a place is held for the signed-in user to pay."
    myPlaceHeldUntil: DateTime

    "How many wait for a place."
    waiting: Int!

    "Who attends, in the order of coming; for the organiser only. first is 1 to 100."
    attendees(first: Int = 20, after: String): AttendeePage!
  }

  enum Place {
    NONE
    CONFIRMED
    WAITING

    "Held until it is paid."
    HELD
  }

  type Attendee {
    id: ID!
    name: String!
    since: DateTime!
  }

  type AttendeePage {
    nodes: [Attendee!]!

    "For \`after\` of the next page; null on the last one."
    next: String
  }

  type EventPage {
    nodes: [Event!]!

    "For \`after\` of the next page; null on the last one."
    next: String
  }

  "A page of the payment provider."
  type Checkout {
    url: String!

    "Until when the place is held."
    heldUntil: DateTime!
  }

  input Near {
    latitude: Float!
    longitude: Float!

    "Up to 200000."
    radiusMetres: Float!
  }

  "Events that have neither ended nor been cancelled, and meet every condition."
  input EventFilter {
    near: Near

    "Words of title, venue or description, of which the last may be a beginning; up to 100 characters."
    text: String

    "Ends after it."
    from: DateTime

    "Starts before it."
    to: DateTime
    free: Boolean
  }

  type Attendance {
    eventId: ID!
    count: Int!
  }

  input PublishEventInput {
    "1 to 120 characters."
    title: String!
    "Up to 5000 characters."
    description: String!
    "1 to 200 characters."
    venue: String!
    "-90 to 90."
    latitude: Float!
    "-180 to 180."
    longitude: Float!
    "In the future."
    startsAt: DateTime!
    "After startsAt, at most 30 days later."
    endsAt: DateTime!
    "1 to 100000."
    capacity: Int!

    "0, or 50 to 10000000."
    priceCents: Int = 0

    "One of EUR, USD, GBP, CHF."
    currency: String = "EUR"
  }

  "What is left out stays."
  input UpdateEventInput {
    title: String
    description: String
    venue: String
    latitude: Float
    longitude: Float
    startsAt: DateTime
    endsAt: DateTime

    "Not below the places that are taken."
    capacity: Int
  }

  type Query {
    "The signed-in user, or null."
    me: Me
    event(id: ID!): Event

    "Events that have not ended, the soonest first; first is 1 to 100."
    events(first: Int = 20): [Event!]! @deprecated(reason: "search has pages")

    "As events, within radiusMetres (up to 200000) of a point, the nearest first."
    eventsNear(latitude: Float!, longitude: Float!, radiusMetres: Float!, first: Int = 20): [Event!]!
      @deprecated(reason: "search has pages")

    "The nearest first where the filter says near, else the soonest; first is 1 to 100."
    search(filter: EventFilter, first: Int = 20, after: String): EventPage!

    "Events that the signed-in user attends, waits for or has a place held of, the latest first."
    myPlaces(first: Int = 20, after: String): EventPage!

    "Events that the signed-in user organises, the latest first."
    myEvents(first: Int = 20, after: String): EventPage!
  }

  type Mutation {
    "Registers and signs in. The password has 12 to 128 characters, the name 1 to 80."
    signUp(email: String!, password: String!, name: String!): Me!
    signIn(email: String!, password: String!): Me!
    signOut: Boolean!

    "Ends every session of the user, this one too."
    signOutEverywhere: Boolean!

    "Ends every other session of the user."
    changePassword(current: String!, password: String!): Me!
    publishEvent(input: PublishEventInput!): Event!
    updateEvent(id: ID!, input: UpdateEventInput!): Event!

    "Calls an event off: who attends is told and gets back what they paid."
    cancelEvent(id: ID!): Event!

    "Attends a free event; attending twice is the same as once."
    rsvp(eventId: ID!): Event!

    "No longer attends an event, and gets back what was paid; without an RSVP it changes nothing. The place goes to the next who waits."
    cancelRsvp(eventId: ID!): Event!

    "Waits for a place of a full event, or gets one that has come free; waiting twice is the same as once."
    joinWaitingList(eventId: ID!): Event!
    leaveWaitingList(eventId: ID!): Event!

    "Holds a place of an event that costs something, and says where to pay for it; again, it is the same place."
    checkout(eventId: ID!): Checkout!
  }

  type Subscription {
    "The attendance of an event: at once, then at every change."
    attendance(eventId: ID!): Attendance!
  }
`;
