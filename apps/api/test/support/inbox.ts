import { inject } from 'vitest';

export interface Received {
  readonly subject: string;
  readonly text: string;
}

/** Messages that the mail provider's stand-in accepted for an address. */
export async function inbox(to: string): Promise<Received[]> {
  const response = await fetch(`${inject('services').RESEND_BASE_URL}/api/messages?to=${encodeURIComponent(to)}`);
  return ((await response.json()) as { messages: Received[] }).messages;
}

/** How often the stand-in accepted a mail under each idempotency key. */
export async function acceptedKeys(url = inject('services').RESEND_BASE_URL): Promise<Map<string, number>> {
  const response = await fetch(`${url}/api/messages`);
  const { messages } = (await response.json()) as { messages: { idempotency?: { key: string } }[] };
  const keys = new Map<string, number>();
  for (const { idempotency } of messages) if (idempotency) keys.set(idempotency.key, (keys.get(idempotency.key) ?? 0) + 1);
  return keys;
}
