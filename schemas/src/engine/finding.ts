import type { Span } from './source.ts';
import type { Path } from './tree.ts';

export type Severity = 'error' | 'warning';

/** One problem of the values: where it was written, why it is one, and what to do. No text of it holds the value of a secret. */
export interface Finding {
  /** Stable identifier, `family/name`, which the catalogue describes. */
  readonly code: string;
  readonly severity: Severity;
  /** Path of the value; empty for the whole file. */
  readonly path: Path;
  /** The stretch of text at fault: the key for problems of a key, the value for problems of a value. */
  readonly at: Span;
  /** What was expected and what was found, in a sentence without a full stop. */
  readonly message: string;
  /** What to do next, such as `did you mean replicas?`. */
  readonly help?: string;
  /** Other places that explain it. */
  readonly related?: readonly { readonly at: Span; readonly message: string }[];
  /** Environments that have it; empty for a file that no environment was named for. */
  readonly environments: readonly string[];
}

/** What the catalogue says of a code: one page of docs/findings each, generated. */
export interface CodeInfo {
  readonly code: string;
  readonly severity: Severity;
  /** One line. */
  readonly title: string;
  /** Why it matters and what Helm does with it; Markdown. */
  readonly explanation: string;
  /** Values that give this finding, and the same put right; YAML. */
  readonly bad: string;
  readonly good: string;
}

/** Helm itself would stop here: nothing can be merged or rendered. */
export class Refusal extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.message);
    this.name = 'Refusal';
    this.finding = finding;
  }
}
