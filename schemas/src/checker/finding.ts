import type { Position } from './layer.ts';

export type Severity = 'error' | 'warning';

/** One problem of the values, where it was written and why it is one. Never holds the value of a secret. */
export interface Finding {
  /** Stable identifier, such as `schema/type`. */
  readonly code: string;
  readonly severity: Severity;
  readonly environment: string;
  /** Path of the value, such as `api.replicas`. */
  readonly path: string;
  /** The file, line and column that supplied the value, or the nearest parent of it. */
  readonly position: Position;
  readonly message: string;
}
