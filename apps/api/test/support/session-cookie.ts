import { createHmac } from 'node:crypto';
import type pg from 'pg';

export interface SignedIn {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
}

/** Of the api whose sessions they are. */
export interface Issuer {
  readonly API_URL: string;
  readonly JWT_SECRET: string;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The cookie of a session, as the api signs it. */
function cookieOf({ API_URL, JWT_SECRET }: Issuer, userId: string, sessionId: string): string {
  const issuedAt = Math.floor(Date.now() / 1_000);
  const claims = { sub: userId, sid: sessionId, gen: 0, iss: API_URL, iat: issuedAt, exp: issuedAt + 3_600 };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `landfall_session=${signed}.${createHmac('sha256', JWT_SECRET).update(signed).digest('base64url')}`;
}

/** Users who are signed in, each with a session, without the cost of their passwords. */
export async function insertUsers(client: pg.Client, issuer: Issuer, count: number): Promise<SignedIn[]> {
  const { rows } = await client.query<{ id: string; email: string; sessionId: string }>(
    `WITH people AS (
       INSERT INTO "User" ("id", "email", "name", "passwordHash")
       SELECT gen_random_uuid(), gen_random_uuid() || '@example.org', 'Guest ' || n, '' FROM generate_series(1, $1::int) n
       RETURNING "id", "email"
     ), sessions AS (
       INSERT INTO "Session" ("id", "userId", "expiresAt") SELECT gen_random_uuid(), "id", now() + interval '1h' FROM people
       RETURNING "id", "userId"
     )
     SELECT people."id", "email", sessions."id" AS "sessionId" FROM people JOIN sessions ON "userId" = people."id"`,
    [count],
  );
  return rows.map(({ id, email, sessionId }) => ({ id, email, cookie: cookieOf(issuer, id, sessionId) }));
}
