import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Chart, Dependency } from '../../src/engine/chart/chart.ts';
import type { Finding } from '../../src/engine/finding.ts';
import { newestHelm } from '../../src/engine/helm.ts';
import type { Layer } from '../../src/engine/layer.ts';
import { effectiveValues } from '../../src/engine/merge/effective.ts';
import { readLayer } from '../../src/engine/read/read.ts';
import { checkMerged, checkPartial, compileSchema, type CompiledSchema } from '../../src/engine/schema/index.ts';
import { positionOf, type Source } from '../../src/engine/source.ts';
import { pathText } from '../../src/engine/tree.ts';
import { root } from '../helpers.ts';

export const layer = (text: string, name = 'values/prod.yaml'): Layer => readLayer({ name, kind: 'overlay', text }, newestHelm);

interface Parts {
  readonly name?: string;
  readonly schema?: unknown;
  readonly defaults?: string;
  readonly dependencies?: readonly Partial<Dependency>[];
  readonly charts?: readonly Chart[];
}

/** A chart that exists only here. */
export const chartOf = ({ name = 'app', schema, defaults = '{}', dependencies = [], charts = [] }: Parts): Chart => ({
  name,
  version: '1.0.0',
  location: name,
  defaults: readLayer({ name: `${name}/values.yaml`, kind: 'defaults', text: defaults }, newestHelm),
  ...(schema === undefined
    ? {}
    : {
        schema: {
          name: `${name}/values.schema.json`,
          kind: 'schema',
          text: typeof schema === 'string' ? schema : JSON.stringify(schema),
        } satisfies Source,
      }),
  dependencies: dependencies.map((dependency) => ({ name: '', version: '1.0.0', tags: [], importValues: [], ...dependency })),
  charts,
});

const compiled = new Map<string, CompiledSchema>();

export function schemas({ schema }: Chart): CompiledSchema | undefined {
  if (!schema) return undefined;
  const known = compiled.get(schema.text) ?? compileSchema(schema);
  compiled.set(schema.text, known);
  return known;
}

const textOf = (name: string): string => readFileSync(path.join(root, name), 'utf8');

export const landfall = chartOf({
  name: 'landfall',
  schema: textOf('charts/landfall/values.schema.json'),
  defaults: textOf('charts/landfall/values.yaml'),
});

/** Draft-07 with properties. */
export const draft7 = (properties: object, extra: object = {}): object => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties,
  ...extra,
});

export const merged = (chart: Chart, ...texts: string[]): Finding[] => {
  const overlays = texts.map((text, i) => layer(text, i === texts.length - 1 ? 'values/prod.yaml' : `values/${i}.yaml`));
  return checkMerged(effectiveValues({ chart, overlays, helm: newestHelm }), schemas);
};

export const partial = (chart: Chart, text: string): Finding[] => checkPartial(layer(text), chart, schemas);

/** A finding in one line: place, code, path, message, help. */
export const line = ({ at, code, path: where, message, help }: Finding): string => {
  const { file, line: row, column } = positionOf(at);
  return `${file}:${row}:${column} ${code} ${pathText(where)}: ${message}${help === undefined ? '' : ` (${help})`}`;
};

/** What lies in the stretch of text that a finding points at. */
export const marked = ({ at }: Finding): string => at.source.text.slice(at.start, at.end);

export const needed = 'config: { MAIL_FROM: "L <a@b.example>", REDIS_HOST: redis, S3_BUCKET: landfall-audit }\n';
