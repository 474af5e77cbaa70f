import { createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import { sessionCookie } from '../../src/plugins/app/session.ts';
import { Client } from './client.ts';
import { apiUrl } from './env.ts';
import type { TestDatabase } from './postgres.ts';

export interface SignedIn {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A session's cookie, as the api with that secret signs it. */
export function cookieOf(secret: string, userId: string, sessionId: string): string {
  const issuedAt = Math.floor(Date.now() / 1_000);
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: userId, sid: sessionId, gen: 0, iss: apiUrl, iat: issuedAt, exp: issuedAt + 3_600 })}`;
  return `${sessionCookie}=${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** SQL that makes $1 users, each with a session, without the cost of their passwords. */
export const insertUsers = `
  WITH people AS (
    INSERT INTO "User" ("id", "email", "name", "passwordHash")
    SELECT gen_random_uuid(), gen_random_uuid() || '@example.org', 'Guest ' || n, '' FROM generate_series(1, $1::int) n RETURNING "id", "email"
  ), sessions AS (
    INSERT INTO "Session" ("id", "userId", "expiresAt") SELECT gen_random_uuid(), "id", now() + interval '1h' FROM people RETURNING "id", "userId"
  )
  SELECT people."id", "email", sessions."id" AS "sessionId" FROM people JOIN sessions ON "userId" = people."id"`;

/** Users who are signed in, each with a session in the database. */
export async function users({ owner }: TestDatabase, count: number): Promise<SignedIn[]> {
  const { rows } = await owner.query<{ id: string; email: string; sessionId: string }>(insertUsers, [count]);
  return rows.map(({ id, email, sessionId }) => ({ id, email, cookie: cookieOf(inject('services').JWT_SECRET, id, sessionId) }));
}

type Person = Client & SignedIn;

/** {@link users} as clients of an app in this process. */
export async function clients(database: TestDatabase, app: FastifyInstance, count: number): Promise<[Person, Person, Person, ...Person[]]> {
  return (await users(database, count)).map((user) => Object.assign(new Client(app), user)) as [Person, Person, Person, ...Person[]];
}
