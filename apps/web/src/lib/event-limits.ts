/** The most that the fields of an event hold, as in the api. */
export const limits = { title: 120, description: 5000, venue: 200, capacity: 100_000, days: 30 } as const;
