import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { newId, seconds, type Event } from './objects.ts';

export interface Endpoint {
  /** Where to tell; nowhere without it. */
  readonly url?: string | undefined;
  /** Connect there instead of asking DNS for the URL's host. */
  readonly address?: string | undefined;
}

/** How the network treats what is told; only tests change it. */
export interface Manner {
  /** Nothing is sent until it is false again. */
  readonly hold: boolean;
  /** What was held goes out the newest first. */
  readonly reverse: boolean;
  /** How often each is sent although it arrived. */
  readonly copies: number;
}

export interface Told {
  readonly event: Event;
  /** HTTP status of each attempt; 0 is none. */
  readonly answers: number[];
  delivered: boolean;
}

const timeoutMs = 10_000;
const firstPauseMs = 500;
const longestPauseMs = 60_000;
const keptFor = 3 * 24 * 3_600; // seconds; Stripe gives up then
const usual: Manner = { hold: false, reverse: false, copies: 1 };

/** `Stripe-Signature`: https://docs.stripe.com/webhooks#verify-manually */
export function sign(body: string, secret: string, at = seconds()): string {
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  return `t=${at},v1=${signature}`;
}

/** Tells an endpoint what happened, until it answers 2xx. In no particular order, as Stripe. */
export class Webhooks {
  readonly #secret: string;
  readonly #timers = new Set<NodeJS.Timeout>();
  #endpoint: Endpoint;
  #manner = usual;
  #held: Told[] = [];
  #told: Told[] = [];

  constructor(secret: string, endpoint: Endpoint) {
    this.#secret = secret;
    this.#endpoint = endpoint;
  }

  readonly tell = (type: string, object: object): void => {
    const event: Event = {
      id: newId('evt'),
      object: 'event',
      api_version: '2026-10-28.endive',
      created: seconds(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    };
    const told: Told = { event, answers: [], delivered: false };
    this.#told.push(told);
    if (this.#manner.hold) this.#held.push(told);
    else this.#send(told);
  };

  get told(): readonly Told[] {
    return this.#told;
  }

  /** Changes the endpoint or the manner; what is not given stays. */
  set(change: Partial<Endpoint & Manner>): void {
    const { url = this.#endpoint.url, address = this.#endpoint.address, ...manner } = change;
    this.#endpoint = { url, address };
    this.#manner = { ...this.#manner, ...manner };
    if (this.#manner.hold) return;
    const held = this.#manner.reverse ? this.#held.toReversed() : this.#held;
    this.#held = [];
    for (const told of held) this.#send(told);
  }

  /** Forgets everything that was to be told, and how. */
  reset(): void {
    this.close();
    this.#manner = usual;
    this.#held = [];
    this.#told = [];
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #send(told: Told): void {
    for (let copy = 0; copy < this.#manner.copies; copy++) void this.#attempt(told, 0);
  }

  async #attempt(told: Told, failures: number): Promise<void> {
    const { url, address } = this.#endpoint;
    if (url === undefined) return;
    const body = JSON.stringify(told.event);
    const status = await post(url, address, body, sign(body, this.#secret));
    told.answers.push(status);
    if (status >= 200 && status < 300) {
      told.delivered = true;
      return;
    }
    if (!this.#told.includes(told) || seconds() - told.event.created > keptFor) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        void this.#attempt(told, failures + 1);
      },
      Math.min(firstPauseMs * 2 ** failures, longestPauseMs),
    );
    this.#timers.add(timer);
  }
}

/** @returns the status, 0 without an answer */
function post(to: string, address: string | undefined, body: string, signature: string): Promise<number> {
  const url = new URL(to);
  const headers = {
    host: url.host,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'stripe-signature': signature,
    'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
  };
  return new Promise((resolve) => {
    const outgoing = request(
      {
        host: address ?? url.hostname,
        port: url.port || 80,
        path: url.pathname,
        method: 'POST',
        headers,
        agent: false,
        timeout: timeoutMs,
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(0));
    outgoing.on('close', () => resolve(0));
    outgoing.end(body);
  });
}
