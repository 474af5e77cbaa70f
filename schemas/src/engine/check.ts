import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runRules } from '../rules/index.ts';
import type { Chart } from './chart/load.ts';
import { Refusal, type Finding } from './finding.ts';
import type { Helm } from './helm.ts';
import type { Layer } from './layer.ts';
import { effectiveValues, type Effective } from './merge/effective.ts';
import type { Environment } from './project.ts';
import { decode, readLayer } from './read/read.ts';
import { checkMerged, checkPartial, compileSchema, secretPaths, type CompiledSchema } from './schema/index.ts';
import type { Flag } from './set/flags.ts';
import { positionOf } from './source.ts';
import { applySuppressions } from './suppress.ts';

/** What there is to check. */
export interface Workspace {
  /** Folder that file names are relative to. */
  readonly root: string;
  readonly chart: Chart;
  readonly environments: readonly Environment[];
  readonly flags: readonly Flag[];
  readonly helm: Helm;
  /** YYYY-MM-DD: suppressions end by it. */
  readonly today: string;
  /** Seconds that `helm upgrade` is given. */
  readonly helmTimeoutSeconds: number;
  /** Whether the traps in the chart's own defaults are reported, besides what they break. */
  readonly ownChart: boolean;
  /** False leaves the rules out: they know the values of one version of the chart. */
  readonly rules?: boolean;
}

export interface Report {
  readonly environments: readonly string[];
  /** Sorted by place; one finding for the same problem in several environments. */
  readonly findings: readonly Finding[];
  /** Every overlay that was read, by the name of its file. */
  readonly layers: ReadonlyMap<string, Layer>;
  /** Effective values of each environment that Helm does not refuse. */
  readonly effective: ReadonlyMap<string, Effective>;
  readonly secrets: ReturnType<typeof secretPaths>;
}

/**
 * Checks every environment: each overlay by itself, then all of them merged as Helm merges, then the rules.
 * @throws the error of the file system where a file cannot be read
 */
export function check(workspace: Workspace): Report {
  const { chart, flags, helm } = workspace;
  const names = workspace.environments.map(({ name }) => name);
  const findings = chartFindings(workspace);
  const schemas = compiledSchemas((finding) => findings.push({ ...finding, environments: names }));
  const secrets = secretPaths(chart, schemas);
  const layers = new Map<string, Layer>();
  const effective = new Map<string, Effective>();

  const layerOf = (file: string): Layer => {
    const known = layers.get(file);
    if (known) return known;
    const { source, findings: faults } = decode(readFileSync(path.resolve(workspace.root, file)), file, 'overlay');
    const read = readLayer(source, helm, secrets.suspected);
    const layer = { ...read, findings: [...faults, ...read.findings, ...checkPartial(read, chart, schemas)] };
    layers.set(file, layer);
    return layer;
  };

  const runs = workspace.environments.map(({ name, files }) => {
    const overlays = files.map(layerOf);
    const found = [...overlays.flatMap((layer) => layer.findings)];
    let rulesRan = false;
    try {
      const merged = effectiveValues({
        chart,
        overlays,
        flags,
        helm,
        readFile: (file) => readFileSync(path.resolve(workspace.root, file), 'utf8'),
      });
      effective.set(name, merged);
      const wrong = checkMerged(merged, schemas);
      found.push(...merged.findings, ...wrong);
      rulesRan = workspace.rules !== false && chart.name === 'landfall' && wrong.every(({ severity }) => severity !== 'error');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      found.push(error.finding);
    }
    return { environment: name, layers: overlays, findings: found, rulesRan };
  });
  // Only then: an environment may not share what another one has for itself.
  const sound = [...effective].filter(([name]) => runs.some(({ environment, rulesRan }) => rulesRan && environment === name));
  for (const [name, merged] of sound) {
    const others = new Map(sound.filter(([other]) => other !== name));
    runs.find(({ environment }) => environment === name)?.findings.push(...runRules(merged, { ...workspace, others }));
  }
  findings.push(...applySuppressions(runs, workspace.today));
  return { environments: names, findings: gathered(findings), layers, effective, secrets };
}

/** Defaults of somebody else's chart are not for its user to put right, unless they break something. */
const chartFindings = ({ chart, ownChart, environments }: Workspace): Finding[] =>
  ownChart ? chart.defaults.findings.map((finding) => ({ ...finding, environments: environments.map(({ name }) => name) })) : [];

/** Each schema compiled once, however many environments and aliases use it; one that is no schema is reported and left out. */
function compiledSchemas(report: (finding: Finding) => void): (chart: Chart) => CompiledSchema | undefined {
  const known = new Map<string, CompiledSchema | undefined>();
  return ({ schema }) => {
    if (!schema) return undefined;
    if (!known.has(schema.name)) {
      try {
        known.set(schema.name, compileSchema(schema));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        report(error.finding);
        known.set(schema.name, undefined);
      }
    }
    return known.get(schema.name);
  };
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
