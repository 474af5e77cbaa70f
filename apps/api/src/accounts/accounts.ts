import { refusal } from '../graphql/errors.ts';
import type { Database, Executor } from '../lib/database.ts';
import { isUniqueViolation } from '../lib/prisma-errors.ts';
import { hashPassword, verifyNothing, verifyPassword } from './password.ts';
import { endSession, endSessions, openSession, type Session } from './sessions.ts';
import type { Token } from './standing.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** An account, and the session that begins. */
export interface SignedIn {
  readonly account: Account;
  readonly session: Session;
}

/** How long a session lasts, and the cookie that the client had before. */
export interface SessionTerms {
  readonly hours: number;
  readonly replaced: Token | undefined;
}

const select = { id: true, name: true, email: true } as const;
const wrong = () => refusal('INVALID_CREDENTIALS', 'e-mail address or password is wrong');

export const findAccount = (db: Database, id: string): Promise<Account | null> => db.user.findUnique({ where: { id }, select });

const audit = (tx: Executor, action: string, userId: string): Promise<unknown> =>
  tx.audit.create({ data: { action, actorId: userId, subject: userId } });

export async function signUp(
  db: Database,
  { email, name, password }: { email: string; name: string; password: string },
  { hours, replaced }: SessionTerms,
): Promise<SignedIn> {
  const passwordHash = await hashPassword(password);
  try {
    return await db.$transaction(async (tx) => {
      const account = await tx.user.create({ data: { email, name, passwordHash }, select });
      await audit(tx, 'user.signUp', account.id);
      return { account, session: await openSession(tx, account.id, hours, replaced) };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = 'an account with this e-mail address exists already';
    throw refusal('EMAIL_TAKEN', message, { fields: { email: message } });
  }
}

export async function signIn(
  db: Database,
  { email, password }: { email: string; password: string },
  { hours, replaced }: SessionTerms,
): Promise<SignedIn> {
  const found = await db.user.findUnique({ where: { email }, select: { ...select, passwordHash: true } });
  if (!found) await verifyNothing(password);
  if (!found || !(await verifyPassword(password, found.passwordHash))) throw wrong();
  const { passwordHash, ...account } = found;
  return db.$transaction(async (tx) => {
    // A password that was changed meanwhile opens nothing.
    const [held] = await tx.$queryRaw<unknown[]>`
      SELECT FROM "User" WHERE "id" = ${account.id}::uuid AND "passwordHash" = ${passwordHash} FOR SHARE`;
    if (!held) throw wrong();
    await audit(tx, 'user.signIn', account.id);
    return { account, session: await openSession(tx, account.id, hours, replaced) };
  });
}

export const signOut = (db: Database, token: Token): Promise<void> =>
  db.$transaction(async (tx) => {
    await endSession(tx, token);
    await audit(tx, 'user.signOut', token.sub);
  });

export const signOutEverywhere = (db: Database, userId: string): Promise<void> =>
  db.$transaction(async (tx) => {
    await endSessions(tx, userId);
    await audit(tx, 'user.signOutEverywhere', userId);
  });

/** Ends every session of the user and begins a new one for who changed the password. */
export async function changePassword(
  db: Database,
  id: string,
  { current, password }: { current: string; password: string },
  hours: number,
): Promise<SignedIn> {
  const { passwordHash: former, ...account } = await db.user.findUniqueOrThrow({
    where: { id },
    select: { ...select, passwordHash: true },
  });
  const message = 'the current password is wrong';
  const refused = () => refusal('INVALID_CREDENTIALS', message, { fields: { current: message } });
  if (!(await verifyPassword(current, former))) throw refused();
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id, passwordHash: former }, data: { passwordHash } });
    if (count === 0) throw refused();
    await endSessions(tx, id);
    await audit(tx, 'user.changePassword', id);
    return { account, session: await openSession(tx, id, hours) };
  });
}
