import type pg from 'pg';

interface Row {
  readonly capacity: number;
  readonly attendance: number;
  readonly held: number;
  readonly rsvps: string[];
  readonly payers: string[];
  readonly paid: number;
  readonly waiting: { userId: string; position: number }[];
  readonly promoted: string[];
  readonly mails: Record<string, string[]>;
  readonly cancelled: boolean;
}

export type State = Row;

/** All that the tables say of an event's places, at one moment. */
export async function stateOf(client: pg.Client, eventId: string): Promise<State> {
  const { rows } = await client.query<State>(
    `SELECT "capacity", "attendance", "held", "cancelledAt" IS NOT NULL AS "cancelled",
       ARRAY(SELECT "userId"::text FROM "Rsvp" WHERE "eventId" = "Event"."id" ORDER BY 1) AS "rsvps",
       ARRAY(SELECT "userId"::text FROM "Payment" WHERE "eventId" = "Event"."id" AND "status" = 'open' ORDER BY 1) AS "payers",
       (SELECT count(*)::int FROM "Payment" WHERE "eventId" = "Event"."id" AND "status" = 'paid') AS "paid",
       (SELECT coalesce(json_agg(json_build_object('userId', "userId", 'position', "position") ORDER BY "position"), '[]')
        FROM "Waiting" WHERE "eventId" = "Event"."id") AS "waiting",
       ARRAY(SELECT "actorId"::text FROM "Audit" WHERE "subject" = "Event"."id" AND "action" = 'waiting.promote' ORDER BY 1) AS "promoted",
       (SELECT coalesce(json_object_agg("kind", "users"), '{}') FROM (
         SELECT "kind", json_agg("userId" ORDER BY "userId") AS "users" FROM "Mail" WHERE "eventId" = "Event"."id" GROUP BY "kind") AS "kinds") AS "mails"
     FROM "Event" WHERE "id" = $1`,
    [eventId],
  );
  return rows[0]!;
}

/** What is wrong with a state, and with the way from the one before it. */
export function problemsOf(before: State, after: State, left: ReadonlySet<string>): string[] {
  const { capacity, attendance, held, rsvps, payers, paid, waiting, mails, cancelled } = after;
  const everywhere = [...rsvps, ...payers, ...waiting.map(({ userId }) => userId)];
  const free = capacity - attendance - held;
  const rules: readonly (readonly [string, boolean])[] = [
    ['attendance is the number of RSVPs', attendance === rsvps.length],
    ['held is the number of open payments', held === payers.length],
    ['no place is given twice', free >= 0],
    ['nobody has two of RSVP, open payment and waiting', new Set(everywhere).size === everywhere.length],
    ['nobody waits while a place is free', free === 0 || waiting.length === 0],
    ['the first who wait are the first promoted', isFirstComeFirstServed(before, after, left)],
    ['who attends is reminded and asked', cancelled || (same(mails['reminder'], rsvps) && same(mails['feedback'], rsvps))],
    ['nothing is held, paid or waited for when it is cancelled', !cancelled || (held === 0 && paid === 0 && waiting.length === 0)],
    ['a cancelled event sends nothing but that', !cancelled || Object.keys(mails).every((kind) => kind === 'cancellation')],
    ['who attends hears of the cancellation', !cancelled || rsvps.every((userId) => mails['cancellation']?.includes(userId))],
    ['nothing changes after the cancellation', !before.cancelled || JSON.stringify(before) === JSON.stringify(after)],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}

const same = (some: readonly string[] = [], others: readonly string[]): boolean => JSON.stringify(some) === JSON.stringify(others);

/** Whoever waited before, did not leave and waits still, was behind everybody who was promoted meanwhile. */
function isFirstComeFirstServed(before: State, after: State, left: ReadonlySet<string>): boolean {
  const positions = new Map(before.waiting.map(({ userId, position }) => [userId, position]));
  const still = after.waiting.filter(({ userId, position }) => positions.get(userId) === position).map(({ position }) => position);
  const first = Math.min(...still);
  const earlier = [...before.promoted];
  // One may be promoted often: what is left when each earlier time is taken away once.
  const later = after.promoted.filter((userId) => !earlier.includes(userId) || earlier.splice(earlier.indexOf(userId), 1).length === 0);
  const promoted = later.filter((userId) => !left.has(userId));
  // Who joined meanwhile came after everybody who waited before.
  return promoted.every((userId) => (positions.get(userId) ?? Infinity) < first || still.length === 0);
}
