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
