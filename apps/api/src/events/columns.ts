import { Prisma } from '../generated/prisma/client.ts';

/** Columns of an event for SQL that has to be written by hand; the two that PostgreSQL computes are not among them. */
export const eventColumns = Prisma.raw(
  Object.values(Prisma.EventScalarFieldEnum)
    .map((name) => `"Event"."${name}"`)
    .join(', '),
);
