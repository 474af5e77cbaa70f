import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Chart } from '../engine/chart/chart.ts';
import type { Report, Workspace } from '../engine/check.ts';
import { Refusal, type Finding } from '../engine/finding.ts';
import type { Layer } from '../engine/layer.ts';
import { effectiveValues, type Effective } from '../engine/merge/effective.ts';
import { decode, readLayer } from '../engine/read/read.ts';
import { checkMerged, compileSchema, secretPaths, type CompiledSchema } from '../engine/schema/index.ts';
import { knownSecrets } from './redact/known.ts';
import { secretTests } from './redact/paths.ts';
import type { Hidden } from './redact/values.ts';

/** Effective values without any judgement, for the commands that show them. */
export interface Evaluation extends Pick<Report, 'layers' | 'effective' | 'secrets'> {
  readonly chart: Chart;
  /** Why Helm would stop, by environment: what cannot be merged, or what a schema refuses. */
  readonly refused: ReadonlyMap<string, readonly Finding[]>;
  /** What of the values may be shown. */
  readonly hidden: { readonly marked: Hidden; readonly suspected: Hidden };
}

/** @throws the error of the file system where a file cannot be read */
export function evaluate({ root, chart, environments, flags, helm }: Workspace): Evaluation {
  const broken: Finding[] = [];
  const schemas = compiled((finding) => broken.push(finding));
  const secrets = secretPaths(chart, schemas);
  const layers = new Map<string, Layer>();
  const effective = new Map<string, Effective>();
  const refused = new Map<string, readonly Finding[]>();
  const layerOf = (file: string): Layer => {
    const known = layers.get(file);
    if (known) return known;
    const { source } = decode(readFileSync(path.resolve(root, file)), file, 'overlay');
    const layer = readLayer(source, helm, (at) => secrets.suspected(at));
    layers.set(file, layer);
    return layer;
  };
  const readFile = (file: string) => readFileSync(path.resolve(root, file), 'utf8');
  for (const { name, files } of environments) {
    try {
      const merged = effectiveValues({ chart, overlays: files.map(layerOf), flags, helm, readFile });
      effective.set(name, merged);
      const errors = checkMerged(merged, schemas).filter(({ severity }) => severity === 'error');
      if (errors.length + broken.length > 0) refused.set(name, [...broken, ...errors]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.set(name, [error.finding]);
    }
  }
  return { chart, layers, effective, secrets, refused, hidden: hiddenOf(chart, { layers, effective, secrets }) };
}

function hiddenOf(chart: Chart, report: Pick<Report, 'layers' | 'effective' | 'secrets'>): Evaluation['hidden'] {
  const { marked, suspected } = secretTests(chart, report.secrets);
  let known: ReadonlySet<string> | undefined;
  // A shorter one may well be a word that stands elsewhere too.
  const isKnown = (text: string) => text.length >= 6 && (known ??= new Set(knownSecrets([chart], report, suspected))).has(text);
  return { marked: { path: marked, text: () => false }, suspected: { path: suspected, text: isKnown } };
}

function compiled(report: (finding: Finding) => void): (chart: Chart) => CompiledSchema | undefined {
  const known = new Map<string, CompiledSchema | undefined>();
  return ({ schema }) => {
    if (schema && !known.has(schema.name)) {
      try {
        known.set(schema.name, compileSchema(schema));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        known.set(schema.name, undefined);
        report(error.finding);
      }
    }
    return schema && known.get(schema.name);
  };
}
