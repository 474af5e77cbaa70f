import type { JsonSchema, Scalar } from '../json-schema.ts';
import type { ComponentName } from './components.ts';

/** What the chart can work out from other values; each has one template in the chart's `_env.tpl`. */
export type Derivation =
  | 'apiInternalUrl'
  | 'apiUrl'
  | 'appUrl'
  | 'cookieDomain'
  | 'databasePoolSize'
  | 'drainSeconds'
  | 'metricsPort'
  | 'port'
  | 'resourceAttributes'
  | 'workerConcurrency';

interface Common {
  readonly description: string;
  readonly readBy: readonly ComponentName[];
  /** Schema of the value as the app uses it; the environment's string is converted to this type. */
  readonly schema: JsonSchema & { readonly type: 'string' | 'integer' | 'boolean' };
  readonly example: Scalar;
  /** The app runs without it. */
  readonly optional?: true;
}

/** A plain variable: ConfigMap in the cluster, `config.NAME` in the values. */
export interface ConfigVariable extends Common {
  readonly kind: 'config';
  readonly default?: Scalar;
  /** The chart works it out where the values do not set it. */
  readonly derive?: Derivation;
  /** Only the chart sets it: it follows from another value, and `config` does not accept it. */
  readonly fixed?: true;
}

/** A secret variable: Secret in the cluster, never under `config`, never in any output. */
export interface SecretVariable extends Common {
  readonly kind: 'secret';
}

export type Variable = ConfigVariable | SecretVariable;
