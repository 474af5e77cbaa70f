import type { Limit } from '../limits.ts';
import type { Log } from './logger.ts';
import type { Metrics } from './metrics.ts';

type Counted = Limit & { readonly counter: NonNullable<Limit['counter']> };

/** Counts what a limit refused and logs it: never what was asked, only how much. */
export function reject(metrics: Metrics<'api'>, log: Log, { counter: [metric, limit] }: Counted, fields: object = {}): void {
  metrics[metric].inc({ limit } as never);
  log.warn({ limit, ...fields }, 'refused by a limit');
}
