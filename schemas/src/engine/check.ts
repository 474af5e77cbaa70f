import { Environments, runRules } from '../rules/index.ts';
import { evaluator, type Judges, type Workspace } from './evaluate.ts';
import type { Finding } from './finding.ts';
import type { Layer } from './layer.ts';
import { isOurChart } from './project.ts';
import { checkPartial } from './schema/index.ts';
import { positionOf } from './source.ts';
import { applySuppressions } from './suppress.ts';

export type { Workspace } from './evaluate.ts';

export interface Report extends Pick<Judges, 'secrets'> {
  readonly environments: readonly string[];
  /** Sorted by place; one finding for the same problem in several environments. */
  readonly findings: readonly Finding[];
}

/**
 * Checks every environment: each overlay by itself, then all of them merged as Helm merges, then the rules. Of an environment only
 * its findings stay, and what the others are compared with.
 * @throws the error of the file system where a file cannot be read
 */
export function check(workspace: Workspace): Report {
  const { chart, others = [], ownChart, rules = true, today } = workspace;
  const { one, schemas, secrets } = evaluator(workspace);
  const names = workspace.environments.map(({ name }) => name);
  const known = new WeakMap<Layer, readonly Finding[]>();
  const partial = (layer: Layer) => {
    const found = known.get(layer) ?? checkPartial(layer, chart, schemas);
    known.set(layer, found);
    return found;
  };
  const compared = new Environments();
  // Defaults of somebody else's chart are not for its user to put right, unless they break something.
  const isOurs = ({ at }: Finding) => ownChart || at.source.kind !== 'defaults';

  const runs = [...workspace.environments, ...others].map((files) => {
    const { environment, layers, effective, refusals, warnings } = one(files);
    const found = [...layers.flatMap((layer) => [...layer.findings, ...partial(layer)]), ...refusals, ...warnings.filter(isOurs)];
    // The rules are ours, and read values by their types: that is what the schema has to have accepted.
    const sound = rules && isOurChart(chart) && refusals.length === 0 ? effective : undefined;
    if (sound) {
      compared.add(environment, sound);
      found.push(...runRules(sound, { ...workspace, name: environment }));
    }
    const read = ownChart ? [chart.defaults, ...layers] : layers;
    return { environment, layers: read.map(({ suppressions }) => ({ suppressions })), findings: found, rulesRan: sound !== undefined };
  });
  const clashes = compared.findings();
  for (const { environment, findings } of runs) findings.push(...(clashes.get(environment) ?? []));

  const ofChart = ownChart ? chart.defaults.findings.map((finding) => ({ ...finding, environments: names })) : [];
  const asked = [...ofChart, ...applySuppressions(runs, today)].flatMap((finding) => {
    const environments = finding.environments.filter((name) => names.includes(name));
    return environments.length > 0 ? [{ ...finding, environments }] : [];
  });
  return { environments: names, findings: gathered(asked), secrets };
}

/** As severe as where it is most severe. */
const both = (one: Finding, other: Finding): Finding => ({
  ...one,
  severity: one.severity === 'error' ? 'error' : other.severity,
  environments: [...new Set([...one.environments, ...other.environments])],
});

function gathered(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding>();
  for (const finding of findings) {
    const { file, line, column } = positionOf(finding.at);
    const key = [file, line, column, finding.code, finding.path.join('\0'), finding.message].join('\0');
    const known = groups.get(key);
    groups.set(key, known ? both(known, finding) : finding);
  }
  return [...groups.values()].toSorted((a, b) => {
    const [one, other] = [positionOf(a.at), positionOf(b.at)];
    return one.file.localeCompare(other.file) || one.line - other.line || one.column - other.column || a.code.localeCompare(b.code);
  });
}
