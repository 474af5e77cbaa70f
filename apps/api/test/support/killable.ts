import { readFileSync } from 'node:fs';
import path from 'node:path';
import { start, type Program } from './process.ts';

const loader = path.join(import.meta.dirname, 'kill-points.ts');

export interface KillPoint {
  /** The how manieth input or output of the process. */
  readonly at?: number;
  /** File that takes the names of all of them. */
  readonly log?: string;
}

/** Starts a worker that ends by SIGKILL at that point, or not at all. */
export const startKillable = (queue: string, env: Record<string, string>, { at, log }: KillPoint = {}): Program =>
  start('worker.ts', [queue], {
    ...env,
    NODE_OPTIONS: `--import=${loader}`,
    ...(at !== undefined && { KILL_AT: String(at) }),
    ...(log !== undefined && { KILL_LOG: log }),
  });

export const pointsOf = (log: string): string[] => readFileSync(log, 'utf8').trimEnd().split('\n');
