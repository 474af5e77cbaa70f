/** A session cookie's claims. The release before issued some without a session. */
export interface Token {
  readonly sub: string;
  readonly sid?: string;
  readonly gen?: number;
  /** In seconds. */
  readonly iat: number;
}

/** What the database knows of a token's user and session; null where there is no such session. */
export interface Standing {
  readonly now: Date;
  readonly signedOutAt: Date | null;
  readonly generation: number | null;
  readonly rotatedAt: Date | null;
  readonly seenAt: Date | null;
  readonly expiresAt: Date | null;
  readonly createdAt: Date | null;
}

export type Verdict = 'legacy' | 'current' | 'former' | 'reused' | 'void';

/** Requests that were under way when a generation changed, and other tabs, may still show the one before it. */
const graceMs = 60_000;
export const rotateAfterMs = 15 * 60_000;

export function judge({ sid, gen, iat }: Token, standing: Standing): Verdict {
  const { now, signedOutAt, generation, seenAt, expiresAt, createdAt } = standing;
  if (sid === undefined) return signedOutAt && iat * 1_000 <= signedOutAt.getTime() ? 'void' : 'legacy';
  if (gen === undefined || generation === null || !expiresAt || !createdAt) return 'void';
  if (expiresAt <= now || (signedOutAt && createdAt < signedOutAt) || gen > generation) return 'void';
  if (gen === generation) return 'current';
  const good = gen === generation - 1 && (seenAt === null || now.getTime() - seenAt.getTime() <= graceMs);
  return good ? 'former' : 'reused';
}
