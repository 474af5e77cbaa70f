import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import { Client } from './client.ts';
import { apiUrl } from './env.ts';
import type { TestDatabase } from './postgres.ts';
import { insertUsers, type SignedIn } from './session-cookie.ts';

export const users = ({ owner }: TestDatabase, count: number): Promise<SignedIn[]> =>
  insertUsers(owner, { API_URL: apiUrl, JWT_SECRET: inject('services').JWT_SECRET }, count);

type Person = Client & SignedIn;

/** {@link users} as clients of an app in this process. */
export async function clients(database: TestDatabase, app: FastifyInstance, count: number): Promise<[Person, Person, Person, ...Person[]]> {
  return (await users(database, count)).map((user) => Object.assign(new Client(app), user)) as [Person, Person, Person, ...Person[]];
}
