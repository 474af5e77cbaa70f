import { runRules } from '../rules/index.ts';
import { evaluate, type Workspace } from './evaluate.ts';
import type { Finding } from './finding.ts';
import type { Layer } from './layer.ts';
import type { Effective } from './merge/effective.ts';
import { checkPartial, type secretPaths } from './schema/index.ts';
import { positionOf } from './source.ts';
import { applySuppressions } from './suppress.ts';

export type { Workspace } from './evaluate.ts';

export interface Report {
  readonly environments: readonly string[];
  /** Sorted by place; one finding for the same problem in several environments. */
  readonly findings: readonly Finding[];
  /** Every overlay that was read, by the name of its file. */
  readonly layers: ReadonlyMap<string, Layer>;
  /** Effective values of each environment that Helm can merge. */
  readonly effective: ReadonlyMap<string, Effective>;
  readonly secrets: ReturnType<typeof secretPaths>;
}

/**
 * Checks every environment: each overlay by itself, then all of them merged as Helm merges, then the rules.
 * @throws the error of the file system where a file cannot be read
 */
export function check(workspace: Workspace): Report {
  const { chart, ownChart, rules = true, today } = workspace;
  const { environments, layers, schemas, secrets } = evaluate(workspace);
  const names = environments.map(({ environment }) => environment);

  const partial = new Map([...layers.values()].map((layer) => [layer, checkPartial(layer, chart, schemas)]));
  const effective = new Map(environments.flatMap((one) => (one.effective ? [[one.environment, one.effective] as const] : [])));
  // The rules are ours, and read values by their types: that is what the schema has to have accepted.
  const sound = new Map([...effective].filter(([name]) => rules && chart.name === 'landfall' && refusalsOf(name).length === 0));
  const runs = environments.map(({ environment, layers: overlays, refusals, warnings }) => {
    const merged = sound.get(environment);
    const others = new Map([...sound].filter(([name]) => name !== environment));
    const findings = [
      ...overlays.flatMap((layer) => [...layer.findings, ...(partial.get(layer) ?? [])]),
      ...refusals,
      ...warnings,
      ...(merged ? runRules(merged, { ...workspace, others }) : []),
    ];
    return { environment, layers: overlays, findings, rulesRan: merged !== undefined };
  });
  // Defaults of somebody else's chart are not for its user to put right, unless they break something.
  const ofChart = ownChart ? chart.defaults.findings.map((finding) => ({ ...finding, environments: names })) : [];
  return { environments: names, findings: gathered([...ofChart, ...applySuppressions(runs, today)]), layers, effective, secrets };

  function refusalsOf(name: string): readonly Finding[] {
    return environments.find(({ environment }) => environment === name)?.refusals ?? [];
  }
}

function gathered(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding>();
  for (const finding of findings) {
    const { file, line, column } = positionOf(finding.at);
    const key = [file, line, column, finding.code, finding.path.join('\0'), finding.message].join('\0');
    const known = groups.get(key);
    groups.set(key, known ? { ...known, environments: [...new Set([...known.environments, ...finding.environments])] } : finding);
  }
  return [...groups.values()].toSorted((a, b) => {
    const [one, other] = [positionOf(a.at), positionOf(b.at)];
    return one.file.localeCompare(other.file) || one.line - other.line || one.column - other.column || a.code.localeCompare(b.code);
  });
}
