import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Chart } from './chart/chart.ts';
import { Refusal, type Finding } from './finding.ts';
import type { Helm } from './helm.ts';
import type { Layer } from './layer.ts';
import { effectiveValues, type Effective } from './merge/effective.ts';
import type { Environment } from './project.ts';
import { readBytes } from './read/read.ts';
import { checkMerged, compileSchema, secretPaths, type CompiledSchema } from './schema/index.ts';
import type { Flag } from './set/flags.ts';
import type { Source } from './source.ts';

/** A chart, and the files and flags of each environment. */
export interface Workspace {
  /** Folder that file names are relative to. */
  readonly root: string;
  /** Folder that `--set-file` names are relative to, as with Helm; default: the root. */
  readonly cwd?: string;
  readonly chart: Chart;
  readonly environments: readonly Environment[];
  /** Environments that these are compared with, as their files have them, without the flags; nothing is said of them. */
  readonly others?: readonly Environment[];
  readonly flags: readonly Flag[];
  readonly helm: Helm;
  /** YYYY-MM-DD: suppressions end by it. */
  readonly today: string;
  /** Seconds that `helm upgrade` is given. */
  readonly helmTimeoutSeconds: number;
  /** Whether the traps in the chart's own defaults are reported, besides what they break. */
  readonly ownChart: boolean;
  /** Whether the rules are run, where the chart is ours: they know the values of this version of it. Default: yes. */
  readonly rules?: boolean;
}

/** One environment as Helm sees it. */
export interface Evaluated {
  readonly environment: string;
  readonly layers: readonly Layer[];
  /** Missing where Helm can merge nothing. */
  readonly effective?: Effective;
  /** Errors because of which Helm stops: what it cannot merge, or what a schema does not accept. */
  readonly refusals: readonly Finding[];
  /** What the merge and the schemas found besides. */
  readonly warnings: readonly Finding[];
}

export interface Evaluation extends Judges {
  readonly environments: readonly Evaluated[];
  /** Every overlay that was read, by the name of its file. */
  readonly layers: ReadonlyMap<string, Layer>;
}

/** What tells right values from wrong ones. */
export interface Judges {
  readonly schemas: (chart: Chart) => CompiledSchema | undefined;
  readonly secrets: ReturnType<typeof secretPaths>;
}

/**
 * Reads and merges the values of every environment, and holds them against the schemas, as `helm template` does.
 * @throws the error of the file system where a file cannot be read
 */
export function evaluate(workspace: Workspace): Evaluation {
  const { one, schemas, secrets } = evaluator(workspace);
  const environments = workspace.environments.map((environment) => one(environment));
  const layers = new Map(environments.flatMap((environment) => environment.layers.map((layer) => [layer.source.name, layer] as const)));
  return { environments, layers, schemas, secrets };
}

/** The same for one environment after the other: of what was read only the files stay that several environments have. */
export function evaluator({ root, cwd = root, chart, environments, others = [], flags, helm }: Workspace): Judges & {
  readonly one: (environment: Environment) => Evaluated;
} {
  const broken: Finding[] = [];
  const schemas = compiledSchemas((finding) => broken.push(finding));
  const secrets = secretPaths(chart, schemas);
  const named = new Set<string>();
  const shared = new Map<string, Layer | undefined>();
  for (const file of [...environments, ...others].flatMap(({ files }) => files))
    if (named.has(file)) shared.set(file, undefined);
    else named.add(file);

  const layerOf = (file: string): Layer => {
    const known = shared.get(file);
    if (known) return known;
    const layer = readBytes(contentOf(path.resolve(root, file)), file, 'overlay', helm, (at) => secrets.suspected(at));
    if (shared.has(file)) shared.set(file, layer);
    return layer;
  };
  const readFile = (file: string) => readFileSync(path.resolve(cwd, file), 'utf8');

  return {
    schemas,
    secrets,
    one(wanted) {
      const { name: environment, files } = wanted;
      const layers = files.map(layerOf);
      try {
        const effective = effectiveValues({ chart, overlays: layers, flags: others.includes(wanted) ? [] : flags, helm, readFile });
        const found = [...effective.findings, ...checkMerged(effective, schemas)];
        const isError = ({ severity }: Finding) => severity === 'error';
        const warnings = found.filter((finding) => !isError(finding));
        return { environment, layers, effective, refusals: [...broken, ...found.filter(isError)], warnings };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { environment, layers, refusals: [error.finding], warnings: [] };
      }
    },
  };
}

/** The standard input gives its text once, and some commands read values more than once. */
let input: Uint8Array | undefined;
const contentOf = (file: string): Uint8Array => (file === '/dev/stdin' ? (input ??= readFileSync(file)) : readFileSync(file));

const compiled = new WeakMap<Source, CompiledSchema | Refusal>();

/** Each schema compiled once, however many environments and aliases use it; one that is no schema is reported and left out. */
function compiledSchemas(report: (finding: Finding) => void): Judges['schemas'] {
  const reported = new Set<string>();
  return ({ schema }) => {
    if (!schema) return undefined;
    const known = compiled.get(schema) ?? compile(schema);
    compiled.set(schema, known);
    if (!(known instanceof Refusal)) return known;
    if (!reported.has(schema.name)) report(known.finding);
    reported.add(schema.name);
    return undefined;
  };
}

function compile(schema: Source): CompiledSchema | Refusal {
  try {
    return compileSchema(schema);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
