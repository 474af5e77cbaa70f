import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Redis } from 'ioredis';
import type { WorkerHealth } from './health.ts';

const intervalMs = 5_000;

/** Tells the health that Redis answers, and how late the event loop is. @returns stops it */
export function startHeartbeat(redis: Redis, health: WorkerHealth): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const beat = () => {
    health.loopTurned(delay.mean / 1e6 || 0); // nothing is measured yet the first time
    delay.reset();
    redis.ping().then(
      () => health.redisAnswered(),
      () => {}, // silence is what counts
    );
  };
  beat();
  const timer = setInterval(beat, intervalMs);
  return () => {
    clearInterval(timer);
    delay.disable();
  };
}
