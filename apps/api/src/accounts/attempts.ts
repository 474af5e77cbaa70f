import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

const duration = 60;

export interface Exceeded {
  readonly by: 'address' | 'account';
  /** When to try again. */
  readonly seconds: number;
}

/** Attempts that cost a password's hash, a minute, by client address and by account; counted by the process while Redis is away. */
export class Attempts {
  readonly max: number;
  readonly #limiter: RateLimiterRedis;
  readonly #nameOf: (value: string) => string;

  constructor(redis: Redis, points: number, nameOf: (value: string) => string) {
    const insuranceLimiter = new RateLimiterMemory({ points, duration });
    this.max = points;
    this.#nameOf = nameOf;
    this.#limiter = new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: 'attempts',
      points,
      duration,
      insuranceLimiter,
      rejectIfRedisNotReady: true,
    });
  }

  /** Counts an attempt. One whose address has no more of them does not count for the account, or anybody could lock others out for longer. */
  async count(address: string, account: string): Promise<Exceeded | undefined> {
    const waitForAddress = await this.#consume(`address ${address}`);
    if (waitForAddress !== undefined) return { by: 'address', seconds: waitForAddress };
    const waitForAccount = await this.#consume(`account ${account}`);
    return waitForAccount === undefined ? undefined : { by: 'account', seconds: waitForAccount };
  }

  async #consume(who: string): Promise<number | undefined> {
    try {
      await this.#limiter.consume(this.#nameOf(who));
      return undefined;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
      throw refused;
    }
  }
}
