import { TryLater } from '../jobs/try-later.ts';
import { pauseOf } from './retry-after.ts';

export interface MailerEnv {
  readonly RESEND_BASE_URL: string;
  readonly RESEND_API_KEY: string;
  readonly MAIL_FROM: string;
}

export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /**
   * Sends a message; the same key and message again is sent once.
   * @throws {MailRefused} if the provider does not take it
   * @throws {AlreadyAccepted} if it took another message under this key
   * @throws {TryLater} if it wants a pause; any other error is worth a retry
   */
  send(key: string, message: Message, signal: AbortSignal): Promise<void>;
}

/** The provider's no. */
export class MailRefused extends Error {
  /** About this message; otherwise about us, such as a wrong API key, which a person can cure. */
  readonly aboutMessage: boolean;

  constructor(reason: string, aboutMessage: boolean) {
    super(reason);
    this.name = 'MailRefused';
    this.aboutMessage = aboutMessage;
  }
}

/** An earlier attempt arrived, and the text has changed since then: sending it under a new key would be the second mail. */
export class AlreadyAccepted extends Error {}

const timeoutMs = 10_000;

/** Resend's API, or one of its form. */
export function createMailer({ RESEND_BASE_URL, RESEND_API_KEY, MAIL_FROM }: MailerEnv): Mailer {
  /** While it lasts, another request would only be refused too. */
  let pausedUntil = 0;

  return {
    async send(key, { to, subject, text }, signal) {
      const wait = pausedUntil - performance.now();
      if (wait > 0) throw new TryLater(wait, 'the e-mail provider wants a pause');
      const response = await fetch(`${RESEND_BASE_URL}/emails`, {
        method: 'POST',
        headers: { authorization: `Bearer ${RESEND_API_KEY}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ from: MAIL_FROM, to: [to], subject, text }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      if (response.ok) {
        await response.body?.cancel();
        return;
      }
      const { name = '', message = '' } = (await response.json().catch(() => ({}))) as { name?: string; message?: string };
      const reason = `the e-mail provider answered ${response.status} ${name}: ${message}`.slice(0, 500);
      const pause = pauseOf(response);
      if (pause !== undefined) {
        pausedUntil = performance.now() + pause;
        throw new TryLater(pause, reason);
      }
      if (name === 'invalid_idempotent_request') throw new AlreadyAccepted(reason);
      if (isTemporary(response.status, name)) throw new Error(reason);
      throw new MailRefused(reason, response.status === 400 || response.status === 422);
    },
  };
}

/** 409 is temporary only while the same key is being sent by somebody else. */
const isTemporary = (status: number, name: string): boolean =>
  status === 429 || status === 408 || status >= 500 || name === 'concurrent_idempotent_requests';
