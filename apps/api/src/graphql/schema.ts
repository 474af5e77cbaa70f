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
    "Distance from the point that eventsNear was asked about; null elsewhere."
    distanceMetres: Float
    "Whether the signed-in user attends; false for others."
    myRsvp: Boolean!
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
  }

  type Query {
    "The signed-in user, or null."
    me: Me
    event(id: ID!): Event
    "Events that have not ended, the soonest first; first is 1 to 100."
    events(first: Int = 20): [Event!]!
    "As events, within radiusMetres (up to 200000) of a point, the nearest first."
    eventsNear(latitude: Float!, longitude: Float!, radiusMetres: Float!, first: Int = 20): [Event!]!
  }

  type Mutation {
    "Registers and signs in. The password has 12 to 128 characters, the name 1 to 80."
    signUp(email: String!, password: String!, name: String!): Me!
    signIn(email: String!, password: String!): Me!
    signOut: Boolean!
    publishEvent(input: PublishEventInput!): Event!
    "Attends an event; attending twice is the same as once."
    rsvp(eventId: ID!): Event!
    "No longer attends an event; without an RSVP it changes nothing."
    cancelRsvp(eventId: ID!): Event!
  }

  type Subscription {
    "The attendance of an event: at once, then at every change."
    attendance(eventId: ID!): Attendance!
  }
`;
