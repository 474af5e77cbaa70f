import type { Redis } from 'ioredis';
import type { WorkerHealth } from './health.ts';

const intervalMs = 5_000;

/** Tells the health that Redis answers. @returns stops it */
export function startHeartbeat(redis: Redis, health: WorkerHealth): () => void {
  const beat = () =>
    void redis.ping().then(
      () => health.redisAnswered(),
      () => {}, // silence is what counts
    );
  beat();
  const timer = setInterval(beat, intervalMs);
  return () => clearInterval(timer);
}
