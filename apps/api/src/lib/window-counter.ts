import type { Redis } from 'ioredis';
import type { Log } from './logger.ts';

const windowMs = 60_000;
const exchangeMs = 50;
const batch = 500;
/** A caller's count is exchanged whenever it has grown by this share of the limit. */
const step = 0.02;

interface Entry {
  /** Of all processes, as Redis said at the last exchange. */
  shared: number;
  /** Ours since then. */
  unsent: number;
  refused: boolean;
}

export interface Standing {
  readonly allowed: boolean;
  /** Whether it is the window's first that is not. */
  readonly first: boolean;
  readonly remaining: number;
  /** Until the window ends. */
  readonly seconds: number;
}

export interface WindowCounterOptions {
  readonly redis: Redis;
  readonly log: Log;
  readonly prefix: string;
  /** The name of a caller in Redis. */
  readonly nameOf: (caller: string) => string;
  readonly maxCallers: number;
}

/**
 * Counts per caller and minute. Every decision is made from what the process knows; processes tell each other through Redis, in batches
 * and only of callers that come often. Without Redis each process counts for itself.
 */
export class WindowCounter {
  readonly #options: WindowCounterOptions;
  #entries = new Map<string, Entry>();
  #window = 0;
  readonly #grown = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #lost = false;

  constructor(options: WindowCounterOptions) {
    this.#options = options;
  }

  hit(caller: string, limit: number, now = Date.now()): Standing {
    const entry = this.#entryOf(caller, now);
    const count = entry.shared + entry.unsent;
    const seconds = Math.ceil((windowMs - (now % windowMs)) / 1_000);
    if (count >= limit) {
      const first = !entry.refused;
      entry.refused = true;
      return { allowed: false, first, remaining: 0, seconds };
    }
    entry.unsent++;
    if (entry.unsent >= Math.max(1, Math.floor(limit * step))) this.#schedule(caller);
    return { allowed: true, first: false, remaining: limit - count - 1, seconds };
  }

  get size(): number {
    return this.#entries.size;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #entryOf(caller: string, now: number): Entry {
    const window = Math.floor(now / windowMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#entries = new Map();
      this.#grown.clear();
    }
    const known = this.#entries.get(caller);
    if (known) return known;
    // What Redis knows of the one that goes comes back with its next exchange.
    if (this.#entries.size >= this.#options.maxCallers) this.#entries.delete(this.#entries.keys().next().value ?? '');
    const entry = { shared: 0, unsent: 0, refused: false };
    this.#entries.set(caller, entry);
    return entry;
  }

  #schedule(caller: string): void {
    this.#grown.add(caller);
    this.#timer ??= setTimeout(() => void this.#exchange(), exchangeMs).unref();
  }

  async #exchange(): Promise<void> {
    const { redis, log } = this.#options;
    try {
      if (redis.status === 'ready') await this.#send();
      if (this.#lost) log.info('rate limits are shared between processes again');
      this.#lost = false;
    } catch (err) {
      if (!this.#lost) log.warn({ err }, 'rate limits count per process until Redis is back');
      this.#lost = true;
    }
    this.#timer = undefined;
    if (redis.status === 'ready' && !this.#lost) for (const caller of this.#grown) this.#schedule(caller);
  }

  async #send(): Promise<void> {
    const { redis, prefix, nameOf } = this.#options;
    const window = this.#window;
    const callers = [...this.#grown].slice(0, batch);
    const told: { entry: Entry; sent: number }[] = [];
    const pipeline = redis.pipeline();
    for (const caller of callers) {
      this.#grown.delete(caller);
      const entry = this.#entries.get(caller);
      if (!entry) continue;
      told.push({ entry, sent: entry.unsent });
      const key = `${prefix}:${window}:${nameOf(caller)}`;
      pipeline.incrby(key, entry.unsent).pexpire(key, 2 * windowMs);
    }
    const replies = (await pipeline.exec()) ?? [];
    for (const [index, { entry, sent }] of told.entries()) {
      const [error, total] = replies[2 * index] ?? [];
      if (error) throw error;
      entry.unsent -= sent;
      // A Redis that has forgotten does not make us forget.
      entry.shared = Math.max(Number(total), entry.shared + sent);
    }
  }
}
