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

/** A chart, and the files and flags of each environment. */
export interface Workspace {
  /** Folder that file names are relative to. */
  readonly root: string;
  /** Folder that `--set-file` names are relative to, as with Helm; default: the root. */
  readonly cwd?: string;
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

export interface Evaluation {
  readonly environments: readonly Evaluated[];
  /** Every overlay that was read, by the name of its file. */
  readonly layers: ReadonlyMap<string, Layer>;
  readonly schemas: (chart: Chart) => CompiledSchema | undefined;
  readonly secrets: ReturnType<typeof secretPaths>;
}

/**
 * Reads and merges the values of every environment, and holds them against the schemas, as `helm template` does.
 * @throws the error of the file system where a file cannot be read
 */
export function evaluate({ root, cwd = root, chart, environments, flags, helm }: Workspace): Evaluation {
  const broken: Finding[] = [];
  const schemas = compiledSchemas((finding) => broken.push(finding));
  const secrets = secretPaths(chart, schemas);
  const layers = new Map<string, Layer>();

  const layerOf = (file: string): Layer => {
    const known = layers.get(file);
    if (known) return known;
    const layer = readBytes(readFileSync(path.resolve(root, file)), file, 'overlay', helm, secrets.suspected);
    layers.set(file, layer);
    return layer;
  };
  const readFile = (file: string) => readFileSync(path.resolve(cwd, file), 'utf8');

  return {
    environments: environments.map(({ name: environment, files }) => {
      const overlays = files.map(layerOf);
      try {
        const effective = effectiveValues({ chart, overlays, flags, helm, readFile });
        const found = [...effective.findings, ...checkMerged(effective, schemas)];
        const isError = ({ severity }: Finding) => severity === 'error';
        return {
          environment,
          layers: overlays,
          effective,
          refusals: [...broken, ...found.filter(isError)],
          warnings: found.filter((finding) => !isError(finding)),
        };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { environment, layers: overlays, refusals: [error.finding], warnings: [] };
      }
    }),
    layers,
    schemas,
    secrets,
  };
}

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
