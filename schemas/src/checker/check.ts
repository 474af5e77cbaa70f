import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { JsonSchema } from '../json-schema.ts';
import type { Finding } from './finding.ts';
import { LayerError, readLayer, type Layer } from './layer.ts';
import { mergeLayers, type Effective } from './merge.ts';
import { compileSchema, validate } from './validate.ts';

/** A repository of one chart and its environments. */
export interface Project {
  /** Folder that file names in findings are relative to. */
  readonly root: string;
  /** Folder of the chart, relative to the root. */
  readonly chart: string;
  /** Folder with common.yaml and one file for each environment, relative to the root. */
  readonly values: string;
  /** Overlays on top of every environment, relative to the root. */
  readonly extra?: readonly string[];
}

/** The chart's defaults and the overlays of an environment, in the order in which Helm gets them. */
export const filesOf = (project: Project, environment: string): { defaults: string; overlays: string[] } => ({
  defaults: path.join(project.chart, 'values.yaml'),
  overlays: [...['common', environment].map((name) => path.join(project.values, `${name}.yaml`)), ...(project.extra ?? [])],
});

/**
 * The effective values of one environment.
 * @throws {LayerError} where a file is no YAML map
 */
export async function effectiveValues(project: Project, environment: string, layerOf = layersOf(project)): Promise<Effective> {
  const { defaults, overlays } = filesOf(project, environment);
  const [base, ...layers] = await Promise.all([layerOf(defaults), ...overlays.map(layerOf)]);
  return mergeLayers(base, layers);
}

/** Checks every environment: each one's files merged over the chart's defaults, against the chart's schema. */
export async function check(project: Project, environments: readonly string[]): Promise<Finding[]> {
  const schema = compileSchema(JSON.parse(await readIn(project)(path.join(project.chart, 'values.schema.json'))) as JsonSchema);
  const layerOf = layersOf(project);
  const findings = await Promise.all(
    environments.map(async (environment) => {
      try {
        return validate(environment, await effectiveValues(project, environment, layerOf), schema);
      } catch (error) {
        if (!(error instanceof LayerError)) throw error;
        const { message, position } = error;
        return [{ code: 'yaml/syntax', severity: 'error', environment, path: '', position, message } satisfies Finding];
      }
    }),
  );
  return findings.flat();
}

const readIn = (project: Project) => (file: string) => readFile(path.join(project.root, file), 'utf8');

/** Reads each file once, however many environments share it. */
function layersOf(project: Project): (file: string) => Promise<Layer> {
  const layers = new Map<string, Promise<Layer>>();
  return (file) => {
    const known = layers.get(file);
    if (known) return known;
    const layer = readLayer(file, readIn(project));
    layers.set(file, layer);
    return layer;
  };
}
