import type { Finding } from './finding.ts';
import type { Source, Span } from './source.ts';
import type { MapTree, Path } from './tree.ts';

/** One values file, read as Helm reads it. */
export interface Layer {
  readonly source: Source;
  /** Empty where Helm refuses the file. */
  readonly values: MapTree;
  /** Problems of the text itself; `environments` is empty. */
  readonly findings: readonly Finding[];
  /** The finding among {@link findings} because of which Helm refuses the file, if it does. */
  readonly refusal?: Finding;
  /** Comments that suppress a rule. */
  readonly suppressions: readonly Suppression[];
}

/** `# values-ignore RULE until YYYY-MM-DD: reason`, over or beside a key: the rule is silent for that key and all below it. */
export interface Suppression {
  readonly rule: string;
  /** Last day on which it holds, YYYY-MM-DD. */
  readonly until: string;
  readonly reason: string;
  readonly path: Path;
  /** The comment. */
  readonly at: Span;
}
