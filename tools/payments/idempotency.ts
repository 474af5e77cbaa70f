import { createHash } from 'node:crypto';
import { ApiError } from './errors.ts';

export interface Answer {
  readonly status: number;
  readonly body: object;
}

interface Entry {
  readonly request: string;
  readonly at: number;
  answer?: Answer;
}

const keptFor = 24 * 3_600_000;

/**
 * `Idempotency-Key` as Stripe honours it: https://docs.stripe.com/api/idempotent_requests. The first answer is kept, an error of
 * the server too; one that never began, because its parameters were wrong, is not.
 */
export class IdempotencyKeys {
  readonly #entries = new Map<string, Entry>();

  /** @returns the first answer to this key, and whether this is a repetition @throws ApiError 400 for another request, 409 while the first one runs */
  async once(key: string, request: string, run: () => Promise<Answer>): Promise<Answer & { readonly replayed: boolean }> {
    if (key.length > 255) throw new ApiError(400, 'Idempotency keys have at most 255 characters.', { type: 'idempotency_error' });
    const digest = createHash('sha256').update(request).digest('hex');
    this.#forget();
    const known = this.#entries.get(key);
    if (known && known.request !== digest)
      throw new ApiError(
        400,
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        { type: 'idempotency_error' },
      );
    if (known && !known.answer)
      throw new ApiError(409, `There is currently another in-progress request using this Idempotent Key.`, {
        code: 'idempotency_key_in_use',
      });
    if (known?.answer) return { ...known.answer, replayed: true };
    const entry: Entry = { request: digest, at: Date.now() };
    this.#entries.set(key, entry);
    try {
      entry.answer = await run();
      return { ...entry.answer, replayed: false };
    } catch (error) {
      this.#entries.delete(key);
      throw error;
    }
  }

  clear(): void {
    this.#entries.clear();
  }

  #forget(): void {
    for (const [key, { at }] of this.#entries) {
      if (Date.now() - at < keptFor) return; // oldest first
      this.#entries.delete(key);
    }
  }
}
