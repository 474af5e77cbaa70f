import { describe, expect, it } from 'vitest';
import { rotate } from '../src/accounts/sessions.ts';
import type { Token } from '../src/accounts/standing.ts';
import { sessionCookie } from '../src/plugins/app/session.ts';
import { appFixture } from './support/app.ts';
import { Client, password, publish, signUp } from './support/client.ts';

const fixture = appFixture();
const me = '{ me { name } }';
const signInMutation = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }';
const change = 'mutation ($current: String!, $password: String!) { changePassword(current: $current, password: $password) { id } }';
const sql = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await fixture.database.owner.query<T>(text, values)).rows;

const claims = ({ cookie = '' }: Client): Required<Token> => fixture.app.jwt.decode<Required<Token>>(cookie.split('=')[1] ?? '') as never;
const copy = (client: Client, cookie = client.cookie): Client => Object.assign(new Client(fixture.app), { cookie });
const again = async (email: string, secret = password): Promise<Client> => {
  const client = new Client(fixture.app);
  await client.ask(signInMutation, { email, password: secret });
  return client;
};
const signedIn = async (client: Client): Promise<boolean> => (await client.ask<{ me: unknown }>(me)).me !== null;
const sessions = (userId: string) => sql<{ id: string }>('SELECT "id" FROM "Session" WHERE "userId" = $1', [userId]);
const actions = async (userId: string) =>
  (await sql<{ action: string }>('SELECT "action" FROM "Audit" WHERE "subject" = $1 ORDER BY "at", "id"', [userId])).map(
    (row) => row.action,
  );
/** As if its cookie were that old. */
const age = (client: Client, column: 'rotatedAt' | 'seenAt', seconds: number) =>
  sql(`UPDATE "Session" SET "${column}" = now() - make_interval(secs => $2) WHERE "id" = $1`, [claims(client).sid, seconds]);
const legacy = (userId: string, iat = Math.floor(Date.now() / 1_000)): Client =>
  Object.assign(new Client(fixture.app), { cookie: `${sessionCookie}=${fixture.app.jwt.sign({ sub: userId, iat })}` });

describe('a session', () => {
  it('ends with signOut, also where the cookie was copied', async () => {
    const client = await signUp(fixture.app);
    const thief = copy(client);
    await client.ask('mutation { signOut }');
    expect(await signedIn(thief)).toBe(false);
    expect(await sessions(client.id)).toEqual([]);
    expect(await actions(client.id)).toEqual(['user.signUp', 'user.signOut']);
    expect(await new Client(fixture.app).ask('mutation { signOut }')).toEqual({ signOut: true });
  });

  it('is a new one at each sign-in, and the one before it ends', async () => {
    const client = await signUp(fixture.app);
    const planted = copy(client);
    await client.ask(signInMutation, { email: client.email, password });
    expect(claims(client).sid).not.toBe(claims(planted).sid);
    expect(await signedIn(planted)).toBe(false);
    expect(await actions(client.id)).toEqual(['user.signUp', 'user.signIn']);
  });

  it('ends with its time, and its row goes at the next sign-in', async () => {
    const client = await signUp(fixture.app);
    const { sid } = claims(client);
    await sql(`UPDATE "Session" SET "expiresAt" = now() WHERE "id" = $1`, [sid]);
    expect(await signedIn(client)).toBe(false);
    await again(client.email);
    expect((await sessions(client.id)).map(({ id }) => id)).not.toContain(sid);
  });

  it('of a deleted user is none', async () => {
    const client = await signUp(fixture.app);
    await sql('DELETE FROM "User" WHERE "id" = $1', [client.id]);
    expect(await signedIn(client)).toBe(false);
  });
});

describe('signOutEverywhere', () => {
  it('ends every session, and those that the release before began', async () => {
    const client = await signUp(fixture.app);
    const [second, old] = [await again(client.email), legacy(client.id)];
    expect(await signedIn(old)).toBe(true);
    await client.ask('mutation { signOutEverywhere }');
    expect(client.cookie).toBeUndefined();
    expect(await Promise.all([second, old].map(signedIn))).toEqual([false, false]);
    expect(await signedIn(await again(client.email))).toBe(true);
    expect(await actions(client.id)).toEqual(['user.signUp', 'user.signIn', 'user.signOutEverywhere', 'user.signIn']);
  });

  it('needs a session', async () => {
    expect((await new Client(fixture.app).send('mutation { signOutEverywhere }')).code).toBe('UNAUTHENTICATED');
  });
});

describe('changePassword', () => {
  const fresh = 'another horse, another battery';

  it('ends the other sessions and goes on with a new one', async () => {
    const client = await signUp(fixture.app);
    const [before, other, old] = [copy(client), await again(client.email), legacy(client.id)];
    expect(await client.ask(change, { current: password, password: fresh })).toEqual({ changePassword: { id: client.id } });
    expect(await Promise.all([client, before, other, old].map(signedIn))).toEqual([true, false, false, false]);
    expect((await new Client(fixture.app).send(signInMutation, { email: client.email, password })).code).toBe('INVALID_CREDENTIALS');
    expect(await signedIn(await again(client.email, fresh))).toBe(true);
    expect(await actions(client.id)).toContain('user.changePassword');
  });

  it('needs the current password and a good new one', async () => {
    const client = await signUp(fixture.app);
    const wrong = await client.send(change, { current: 'something else', password: fresh });
    expect(wrong.errors[0]?.extensions).toEqual({ code: 'INVALID_CREDENTIALS', fields: { current: 'the current password is wrong' } });
    const short = await client.send(change, { current: password, password: 'short' });
    expect(short.errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', fields: { password: 'at least 12 characters' } });
    expect(await signedIn(client)).toBe(true);
  });
});

describe('rotation', () => {
  it('replaces a cookie of 15 minutes at a mutation, not at a query', async () => {
    const client = await signUp(fixture.app);
    await publish(client);
    expect(claims(client).gen).toBe(0);
    await age(client, 'rotatedAt', 15 * 60);
    await signedIn(client);
    expect(claims(client).gen).toBe(0);
    await publish(client);
    expect(claims(client).gen).toBe(1);
    expect(await signedIn(client)).toBe(true);
  });

  it('does not lengthen the session', async () => {
    const client = await signUp(fixture.app);
    await sql(`UPDATE "Session" SET "expiresAt" = now() + interval '1h' WHERE "id" = $1`, [claims(client).sid]);
    await age(client, 'rotatedAt', 15 * 60);
    await publish(client);
    const { gen, exp } = claims(client) as Token & { exp: number };
    expect(gen).toBe(1);
    expect(exp - Date.now() / 1_000).toBeLessThanOrEqual(3_600);
  });

  it('gives one of two mutations at once the next generation, and serves both', async () => {
    const client = await signUp(fixture.app);
    await age(client, 'rotatedAt', 15 * 60);
    const copies = Array.from({ length: 5 }, () => copy(client));
    await Promise.all(copies.map((each) => publish(each)));
    expect(new Set(copies.map((each) => claims(each).gen)).has(1)).toBe(true);
    const [row] = await sql<{ generation: number }>('SELECT "generation" FROM "Session" WHERE "id" = $1', [claims(client).sid]);
    expect(row?.generation).toBe(1);
  });

  it('makes one next generation of a generation, however many ask for it', async () => {
    const client = await signUp(fixture.app);
    const made = await Promise.all([1, 2, 3, 4].map(() => rotate(fixture.app.db, claims(client))));
    expect(made.filter(Boolean)).toMatchObject([{ id: claims(client).sid, userId: client.id, generation: 1 }]);
  });

  it('keeps the former cookie good until the new one is seen, and gives the new one again where it was lost', async () => {
    const client = await signUp(fixture.app);
    const lost = copy(client);
    await age(client, 'rotatedAt', 15 * 60);
    await publish(lost);
    await age(client, 'rotatedAt', 3_600);
    expect(await signedIn(client)).toBe(true);
    await publish(client);
    expect(claims(client)).toMatchObject({ sid: claims(lost).sid, gen: 1 });
  });

  it.each([
    [55, true],
    [61, false],
  ])('%i s after the new one was seen the former is good: %s', async (seconds, good) => {
    const client = await signUp(fixture.app);
    const former = copy(client);
    await age(client, 'rotatedAt', 15 * 60);
    await publish(client);
    await signedIn(client);
    await age(client, 'seenAt', seconds);
    expect(await signedIn(former)).toBe(good);
    expect(await signedIn(client)).toBe(good);
  });

  it('ends the session of a cookie that was used again, whoever shows it, and says so once', async () => {
    const client = await signUp(fixture.app);
    const stolen = copy(client);
    for (const _ of [1, 2]) {
      await age(client, 'rotatedAt', 15 * 60);
      await publish(client);
    }
    expect(await signedIn(stolen)).toBe(false);
    expect(await signedIn(client)).toBe(false);
    expect(await signedIn(stolen)).toBe(false);
    expect((await actions(client.id)).filter((action) => action === 'session.revoke')).toHaveLength(1);
  });
});

describe('a cookie of the release before', () => {
  it('is good until it expires, and becomes a session at a mutation', async () => {
    const { id } = await signUp(fixture.app);
    const client = legacy(id);
    expect(await signedIn(client)).toBe(true);
    expect(claims(client).sid).toBeUndefined();
    await publish(client);
    expect(claims(client)).toMatchObject({ sub: id, sid: expect.any(String), gen: 0 });
    expect(await signedIn(client)).toBe(true);
  });

  it('is void if it is older than signedOutAt', async () => {
    const { id } = await signUp(fixture.app);
    await sql('UPDATE "User" SET "signedOutAt" = now() WHERE "id" = $1', [id]);
    expect(await signedIn(legacy(id, Math.floor(Date.now() / 1_000) - 60))).toBe(false);
    expect(await signedIn(legacy(id, Math.ceil(Date.now() / 1_000) + 1))).toBe(true);
  });
});
