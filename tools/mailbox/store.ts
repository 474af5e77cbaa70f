import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { bareAddress, type Email } from './email.ts';

export interface Message extends Email {
  readonly id: string;
  /** ISO 8601, UTC */
  readonly created_at: string;
}

/** Messages in memory, newest last; with a file they outlive the process (one JSON object a line). */
export class Store {
  readonly #file: string | undefined;
  #messages: Message[] = [];

  constructor(file?: string) {
    this.#file = file;
    if (file && existsSync(file)) this.#messages = readFileSync(file, 'utf8').split('\n').filter(Boolean).flatMap(parseLine);
  }

  add(email: Email): Message {
    const message: Message = { id: randomUUID(), created_at: new Date().toISOString(), ...email };
    // Written before it is acknowledged: an accepted message is never lost.
    if (this.#file) appendFileSync(this.#file, `${JSON.stringify(message)}\n`);
    this.#messages.push(message);
    return message;
  }

  get(id: string): Message | undefined {
    return this.#messages.find((message) => message.id === id);
  }

  /** Newest first; `to` also finds cc and bcc. */
  list(to?: string): Message[] {
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
function parseLine(line: string): Message[] {
  try {
    return [JSON.parse(line) as Message];
  } catch {
    return [];
  }
}
