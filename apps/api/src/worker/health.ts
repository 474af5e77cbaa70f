import type { Probe } from '../monitor.ts';

export interface HealthOptions {
  /** How long Redis may be away before the worker counts as hung. */
  readonly redisLostMs?: number;
  /** How long the event loop may be late without a pause. */
  readonly loopLateMs?: number;
  /** How long one job may run before the worker counts as hung. */
  readonly jobStuckMs: number;
  readonly isRunning: () => boolean;
  readonly now?: () => number;
}

const lateMs = 1_000;

/** Whether the worker still works; a bad answer has it restarted, so it tolerates what passes by itself. */
export class WorkerHealth {
  readonly #options: Required<HealthOptions>;
  readonly #jobs = new Map<string, number>();
  #redisSeen: number;
  #loopInTime: number;

  constructor(options: HealthOptions) {
    this.#options = { redisLostMs: 60_000, loopLateMs: 60_000, now: Date.now, ...options };
    this.#redisSeen = this.#options.now();
    this.#loopInTime = this.#redisSeen;
  }

  redisAnswered(): void {
    this.#redisSeen = this.#options.now();
  }

  /** @param delayMs how late the event loop was lately; a late one renews no locks, and others take its jobs */
  loopTurned(delayMs: number): void {
    if (delayMs < lateMs) this.#loopInTime = this.#options.now();
  }

  jobStarted(id: string): void {
    this.#jobs.set(id, this.#options.now());
  }

  jobEnded(id: string): void {
    this.#jobs.delete(id);
  }

  probe(): Probe {
    const { redisLostMs, loopLateMs, jobStuckMs, isRunning, now } = this.#options;
    const seconds = (since: number) => Math.round((now() - since) / 1_000);
    const stuck = [...this.#jobs]
      .filter(([, start]) => now() - start > jobStuckMs)
      .map(([id, start]) => `${id} runs for ${seconds(start)} s`);
    const checks = {
      redis: now() - this.#redisSeen > redisLostMs ? `lost for ${seconds(this.#redisSeen)} s` : 'ok',
      jobs: stuck.join(', ') || 'ok',
      loop: isRunning() ? 'ok' : 'stopped',
      eventLoop: now() - this.#loopInTime > loopLateMs ? `late for ${seconds(this.#loopInTime)} s` : 'ok',
    };
    return { ok: Object.values(checks).every((check) => check === 'ok'), checks };
  }
}
