import { refusal } from '../graphql/errors.ts';
import type { Database } from '../lib/database.ts';
import { isUniqueViolation } from '../lib/prisma-errors.ts';
import { hashPassword, verifyNothing, verifyPassword } from './password.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const select = { id: true, name: true, email: true } as const;

export const findAccount = (db: Database, id: string): Promise<Account | null> => db.user.findUnique({ where: { id }, select });

export async function signUp(db: Database, { email, name, password }: { email: string; name: string; password: string }): Promise<Account> {
  const passwordHash = await hashPassword(password);
  try {
    return await db.$transaction(async (tx) => {
      const account = await tx.user.create({ data: { email, name, passwordHash }, select });
      await tx.audit.create({ data: { action: 'user.signUp', actorId: account.id, subject: account.id } });
      return account;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = 'an account with this e-mail address exists already';
    throw refusal('EMAIL_TAKEN', message, { fields: { email: message } });
  }
}

export async function signIn(db: Database, { email, password }: { email: string; password: string }): Promise<Account> {
  const found = await db.user.findUnique({ where: { email }, select: { ...select, passwordHash: true } });
  if (!found) await verifyNothing(password);
  if (!found || !(await verifyPassword(password, found.passwordHash)))
    throw refusal('INVALID_CREDENTIALS', 'e-mail address or password is wrong');
  const { passwordHash: _, ...account } = found;
  return account;
}
