import type { Redis } from 'ioredis';
import { aloneMs } from './readiness.ts';

/** By which processes tell each other that they reach something. */
export interface Witness {
  testify(): Promise<void>;
  othersReachIt(): Promise<boolean>;
}

/** Shorter than the silence after which somebody asks: what others said before the loss is forgotten by then. */
const validMs = aloneMs - 2_000;

/** Who reached it last says so in Redis. Without Redis nobody knows of the others. */
export function redisWitness(redis: () => Redis, thing: string): Witness {
  const key = `landfall:reached:${thing}`;
  const self = crypto.randomUUID();
  return {
    testify: async () =>
      void (await redis()
        .set(key, self, 'PX', validMs)
        .catch(() => {})),
    othersReachIt: async () => {
      const last = await redis()
        .get(key)
        .catch(() => null);
      return last !== null && last !== self;
    },
  };
}
