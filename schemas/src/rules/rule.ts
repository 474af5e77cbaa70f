import type { CodeInfo, Severity } from '../engine/finding.ts';
import type { Path } from '../engine/tree.ts';
import type { Values } from '../generated/values.ts';

/** What the values say they are for; decides which policies apply. */
export type Environment = Values['environment'];

export type Policy = Readonly<Record<Environment, Severity | 'off'>>;

/** One thing that effective values can get wrong although the schema accepts them. */
export interface Rule extends Omit<CodeInfo, 'severity'> {
  readonly policy: Policy;
  /** Environment as shipped that `bad` and `good` are overlays of. */
  readonly fixtureEnvironment: Environment;
  check(context: RuleContext): Iterable<Problem>;
}

export interface RuleContext {
  readonly values: Values;
  readonly environment: Environment;
  /** What the environment is called: its file's name. */
  readonly name: string;
  /** `--timeout` of `helm upgrade`, in seconds. */
  readonly helmTimeoutSeconds: number;
  /** Name of the release, which objects are named by. */
  readonly release: string;
  /** Whether an overlay or a flag wrote the value, not the chart's defaults. */
  readonly written: (path: Path) => boolean;
}

/** A rule that holds environments against each other, by what each of them notes: their values are not kept. */
export interface Comparison extends Omit<Rule, 'check'> {
  note(values: Values): Note;
  /** @param notes by name of environment */
  compare(notes: ReadonlyMap<string, Note>): Iterable<Clash>;
}

export interface Note {
  readonly own: readonly Own[];
  /** Domain that its session cookie is sent to. */
  readonly cookieDomain?: string;
  /** Whether the public reaches it at all. */
  readonly routed?: boolean;
}

/** Something that one environment must have for itself: what identifies it, as shown, and where it is written. */
export interface Own {
  readonly id: string;
  readonly path: Path;
}

export interface Clash extends Problem {
  readonly environment: string;
}

export interface Problem {
  /** The value to change. */
  readonly path: Path;
  /** What was found, with its figures; without a full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly help: string;
  /** Whether the path is told as it is even where the chart's default stands there, and only the place is that of a value that takes part. */
  readonly keepsPath?: true;
  /** Values that take part, the most important first. */
  readonly related?: readonly RelatedValue[];
}

export interface RelatedValue {
  readonly path: Path;
  readonly message: string;
}

export const policy = (dev: Severity | 'off', stage: Severity | 'off', prod: Severity | 'off'): Policy => ({ dev, stage, prod });
/** What the chart refuses to render, or what cannot work anywhere. */
export const everywhere = policy('error', 'error', 'error');
