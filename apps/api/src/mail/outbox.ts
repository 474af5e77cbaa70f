import type { MailKind } from '../generated/prisma/client.ts';

/** Kinds of e-mail that a queue sends. */
export const kindsOf = {
  reminders: ['reminder', 'cancellation', 'place'],
  feedback: ['feedback'],
} as const satisfies Record<string, readonly MailKind[]>;
