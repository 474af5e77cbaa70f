import type { Probe } from '../monitor.ts';

export interface HealthOptions {
  /** How long Redis may be away before the worker counts as hung. */
  readonly redisLostMs?: number;
  /** How long one job may run before the worker counts as hung. */
  readonly jobStuckMs: number;
  readonly isRunning: () => boolean;
  readonly now?: () => number;
}

/** Whether the worker still works; a bad answer has it restarted, so it tolerates what passes by itself. */
export class WorkerHealth {
  readonly #options: Required<HealthOptions>;
  readonly #jobs = new Map<string, number>();
  #redisSeen: number;

  constructor(options: HealthOptions) {
    this.#options = { redisLostMs: 60_000, now: Date.now, ...options };
    this.#redisSeen = this.#options.now();
  }

  redisAnswered(): void {
    this.#redisSeen = this.#options.now();
  }

  jobStarted(id: string): void {
    this.#jobs.set(id, this.#options.now());
  }

  jobEnded(id: string): void {
    this.#jobs.delete(id);
  }

  probe(): Probe {
    const { redisLostMs, jobStuckMs, isRunning, now } = this.#options;
    const seconds = (since: number) => Math.round((now() - since) / 1_000);
    const stuck = [...this.#jobs]
      .filter(([, start]) => now() - start > jobStuckMs)
      .map(([id, start]) => `${id} runs for ${seconds(start)} s`);
    const checks = {
      redis: now() - this.#redisSeen > redisLostMs ? `lost for ${seconds(this.#redisSeen)} s` : 'ok',
      jobs: stuck.join(', ') || 'ok',
      loop: isRunning() ? 'ok' : 'stopped',
    };
    return { ok: Object.values(checks).every((check) => check === 'ok'), checks };
  }
}
