import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { bareAddress, type Email } from './email.ts';
import type { Idempotency } from './idempotency.ts';

export interface Message extends Email {
  readonly id: string;
  /** ISO 8601, UTC */
  readonly created_at: string;
}

/** A message and what its sender called it: both are one line of the file, so neither is kept without the other. */
export interface Stored extends Message {
  readonly idempotency?: Idempotency;
}

/** Messages in memory, newest last; with a file they outlive the process (one JSON object a line). */
export class Store {
  readonly #file: string | undefined;
  #messages: Stored[] = [];

  constructor(file?: string) {
    this.#file = file;
    if (file && existsSync(file)) this.#messages = readFileSync(file, 'utf8').split('\n').filter(Boolean).flatMap(parseLine);
  }

  add(email: Email, idempotency?: Idempotency): Stored {
    const message: Stored = { id: randomUUID(), created_at: new Date().toISOString(), ...email, ...(idempotency && { idempotency }) };
    // Written before it is acknowledged: an accepted message is never lost.
    if (this.#file) appendFileSync(this.#file, `${JSON.stringify(message)}\n`);
    this.#messages.push(message);
    return message;
  }

  get(id: string): Message | undefined {
    const stored = this.#messages.find((message) => message.id === id);
    if (!stored) return undefined;
    const { idempotency: _, ...message } = stored;
    return message;
  }

  /** Newest first; `to` also finds cc and bcc. */
  list(to?: string): Stored[] {
    const wanted = to?.toLowerCase();
    return this.#messages
      .filter((m) => wanted === undefined || [...m.to, ...m.cc, ...m.bcc].some((one) => bareAddress(one) === wanted))
      .toReversed();
  }

  clear(): void {
    if (this.#file) writeFileSync(this.#file, '');
    this.#messages = [];
  }
}

/** The last line is torn if the machine stopped while writing it: such a message was never acknowledged. */
function parseLine(line: string): Stored[] {
  try {
    return [JSON.parse(line) as Stored];
  } catch {
    return [];
  }
}
