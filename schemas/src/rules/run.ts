import type { Finding, Severity } from '../engine/finding.ts';
import type { Effective } from '../engine/merge/effective.ts';
import type { Span } from '../engine/source.ts';
import { nearestTo, toValues, type MapTree, type Path } from '../engine/tree.ts';
import type { Values } from '../generated/values.ts';
import { rules } from './all.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export interface RuleOptions {
  /** What the environment is called; left out: nothing that says which it is. */
  readonly name?: string;
  /** `--timeout` of `helm upgrade`, in seconds; 300 is Helm's default. */
  readonly helmTimeoutSeconds?: number;
  /** Name of the release. */
  readonly release?: string;
}

/** A problem with the rule that found it and what the policy of the environment makes of it. */
export interface RuleProblem extends Problem {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** The effective values as the generated types describe them; the schema has accepted them, which is what makes that true. */
export function valuesOf(effective: Effective): Values {
  const known = plain.get(effective) ?? (toValues(effective.values) as unknown as Values);
  plain.set(effective, known);
  return known;
}

const plain = new WeakMap<Effective, Values>();

export function contextOf(effective: Effective, options: RuleOptions = {}): RuleContext {
  const { name = '', helmTimeoutSeconds = 300, release = 'landfall' } = options;
  const values = valuesOf(effective);
  return {
    values,
    environment: values.environment,
    name,
    helmTimeoutSeconds,
    release,
    written: (path) => isWritten(effective.values, path),
  };
}

/** What every rule says whose policy is not off. */
export function problemsOf(context: RuleContext): RuleProblem[] {
  return rules.flatMap((rule) => {
    const severity = rule.policy[context.environment];
    return severity === 'off' ? [] : [...rule.check(context)].map((problem) => ({ ...problem, rule, severity }));
  });
}

/** Findings of all rules about one environment, at the places that the values come from; `environments` is empty. Only for values that the schema accepts. */
export function runRules(effective: Effective, options: RuleOptions = {}): Finding[] {
  const tree = effective.values;
  return problemsOf(contextOf(effective, options)).map((problem) => {
    const { rule, severity, message, help, related = [] } = problem;
    const place = placeOf(tree, problem);
    return {
      code: rule.code,
      severity,
      path: problem.keepsPath ? problem.path : place,
      at: spanOf(tree, place),
      message,
      help,
      related: related.map((other) => ({ at: spanOf(tree, other.path), message: other.message })),
      environments: [],
    };
  });
}

const isWritten = (tree: MapTree, path: Path): boolean => spanOf(tree, path).source.kind !== 'defaults';

/** The value to change, or the first of those that take part which is not merely the chart's default. */
function placeOf(tree: MapTree, { path, related = [] }: Problem): Path {
  if (isWritten(tree, path)) return path;
  return related.find((other) => isWritten(tree, other.path))?.path ?? path;
}

/** The value at a path, the null that removed it, or the key of the deepest parent that there is. */
export function spanOf(tree: MapTree, path: Path): Span {
  const near = nearestTo(tree, path);
  return near.kind === 'map' ? (near.key ?? near.at) : near.at;
}
