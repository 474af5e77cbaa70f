import { randomUUID } from 'node:crypto';
import type { Database, Executor } from '../lib/database.ts';
import { judge, type Standing, type Token } from './standing.ts';

export interface User {
  readonly id: string;
  readonly admin: boolean;
}

/** What a cookie says of a session. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly generation: number;
  readonly expiresAt: Date;
}

interface Row extends Standing {
  readonly admin: boolean;
}

/** Opens a session; removes the one that it replaces and the user's expired ones. The clock is the database's. */
export async function openSession(tx: Executor, userId: string, hours: number, replaced?: Token): Promise<Session> {
  await tx.$executeRaw`
    DELETE FROM "Session"
    WHERE ("userId" = ${userId}::uuid AND "expiresAt" <= now()) OR ("id" = ${replaced?.sid ?? null}::uuid AND "userId" = ${replaced?.sub ?? null}::uuid)`;
  const id = randomUUID();
  const [row] = await tx.$queryRaw<{ expiresAt: Date }[]>`
    INSERT INTO "Session" ("id", "userId", "expiresAt")
    VALUES (${id}::uuid, ${userId}::uuid, now() + make_interval(hours => ${hours}::int))
    RETURNING "expiresAt"`;
  if (!row) throw new Error('session: INSERT returned no row');
  return { id, userId, generation: 0, expiresAt: row.expiresAt };
}

export interface Found {
  readonly user: User;
  readonly verdict: 'legacy' | 'current' | 'former';
  readonly standing: Standing;
}

/**
 * The user whom a token stands for. A token that was replaced long ago has been copied: its session ends.
 * @param onReuse told once, when that happens
 */
export async function findSession(db: Database, token: Token, onReuse: () => void): Promise<Found | undefined> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT u."admin", u."signedOutAt", s."generation", s."rotatedAt", s."seenAt", s."expiresAt", s."createdAt", now() AS "now"
    FROM "User" u LEFT JOIN "Session" s ON s."id" = ${token.sid ?? null}::uuid AND s."userId" = u."id"
    WHERE u."id" = ${token.sub}::uuid`;
  if (!row) return undefined;
  const { admin, ...standing } = row;
  const verdict = judge(token, standing);
  if (verdict === 'reused' && (await revoke(db, token))) onReuse();
  if (verdict === 'void' || verdict === 'reused') return undefined;
  if (verdict === 'current' && standing.generation !== 0 && standing.seenAt === null) await markSeen(db, token);
  return { user: { id: token.sub, admin }, verdict, standing };
}

/** @returns false if somebody else ended it first */
const revoke = (db: Database, { sid = '', sub }: Token): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: sid } });
    if (count > 0) await tx.audit.create({ data: { action: 'session.revoke', subject: sub, detail: { reason: 'reuse' } } });
    return count > 0;
  });

const markSeen = (db: Database, { sid, gen }: Token): Promise<number> =>
  db.$executeRaw`UPDATE "Session" SET "seenAt" = now() WHERE "id" = ${sid}::uuid AND "generation" = ${gen}::int AND "seenAt" IS NULL`;

/** The next generation; undefined where another request has made it. */
export async function rotate(db: Database, { sid, gen, sub: userId }: Token): Promise<Session | undefined> {
  const [row] = await db.$queryRaw<Omit<Session, 'userId'>[]>`
    UPDATE "Session" SET "generation" = "generation" + 1, "rotatedAt" = now(), "seenAt" = NULL
    WHERE "id" = ${sid}::uuid AND "generation" = ${gen}::int
    RETURNING "id"::text, "generation", "expiresAt"`;
  return row && { ...row, userId };
}

export async function endSession(tx: Executor, { sid, sub }: Token): Promise<void> {
  if (sid !== undefined) await tx.session.deleteMany({ where: { id: sid, userId: sub } });
}

/** Ends every session of a user, and voids what was issued before sessions were listed. */
export async function endSessions(tx: Executor, userId: string): Promise<void> {
  await tx.$executeRaw`UPDATE "User" SET "signedOutAt" = now() WHERE "id" = ${userId}::uuid`;
  await tx.session.deleteMany({ where: { userId } });
}
