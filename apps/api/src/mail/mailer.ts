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
   * @throws {MailRefused} if the provider does not take it; any other error is worth a retry
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

const timeoutMs = 10_000;

/** Resend's API, or one of its form. */
export const createMailer = ({ RESEND_BASE_URL, RESEND_API_KEY, MAIL_FROM }: MailerEnv): Mailer => ({
  async send(key, { to, subject, text }, signal) {
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
    if (isTemporary(response.status, name)) throw new Error(reason);
    throw new MailRefused(reason, response.status === 400 || response.status === 409 || response.status === 422);
  },
});

/** 409 is temporary only while the same key is being sent by somebody else. */
const isTemporary = (status: number, name: string): boolean =>
  status === 429 || status === 408 || status >= 500 || name === 'concurrent_idempotent_requests';
