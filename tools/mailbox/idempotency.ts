import { createHash } from 'node:crypto';
import { ApiError } from './email.ts';

const keptFor = 24 * 60 * 60 * 1000;

/** A sender's key, and the hash of what came with it. */
export interface Idempotency {
  readonly key: string;
  readonly payload: string;
}

interface Entry {
  readonly payload: string;
  readonly id: string;
  readonly at: number;
}

/** `Idempotency-Key` as Resend honours it for 24 hours: https://resend.com/docs/dashboard/emails/idempotency-keys */
export class IdempotencyKeys {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** A key that an earlier process took. */
  restore({ key, payload }: Idempotency, id: string, at: number): void {
    this.#entries.set(key, { payload, id, at });
  }

  /** Runs `send` once for a key and payload; later calls return the first id. @throws ApiError 409 for another payload */
  once(key: string, payload: unknown, send: (idempotency: Idempotency) => string): string {
    if (key.length < 1 || key.length > 256)
      throw new ApiError(400, 'invalid_idempotency_key', 'The idempotency key must be between 1-256 chars.');
    this.#expire();
    const digest = hash(payload);
    const known = this.#entries.get(key);
    if (known && known.payload !== digest)
      throw new ApiError(409, 'invalid_idempotent_request', 'Same idempotency key used with a different request payload.');
    if (known) return known.id;
    const id = send({ key, payload: digest });
    this.#entries.set(key, { payload: digest, id, at: this.#now() });
    return id;
  }

  clear(): void {
    this.#entries.clear();
  }

  #expire(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#now() - entry.at < keptFor) return; // oldest first
      this.#entries.delete(key);
    }
  }
}

const hash = (payload: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(sorted(payload)))
    .digest('hex');

/** The same payload with its keys in another order is the same payload. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
