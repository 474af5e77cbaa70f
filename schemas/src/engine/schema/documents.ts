import type { Chart } from '../chart/chart.ts';
import { keysOf } from '../chart/keys.ts';
import { draftOf } from './draft.ts';
import { normalize, type Document } from './normalize.ts';
import { isObject, isSchema } from './walk.ts';
import type { Source } from '../source.ts';
import type { Path } from '../tree.ts';

const documents = new WeakMap<Source, Document | null>();

/** The schema of a chart, or null for what is no JSON Schema. */
function documentOf(source: Source): Document | null {
  const known = documents.get(source);
  if (known !== undefined) return known;
  const document = parsed(source.text);
  documents.set(source, document);
  return document;
}

function parsed(text: string): Document | null {
  try {
    const json: unknown = JSON.parse(text);
    return isSchema(json) ? normalize(json, (isObject(json) ? draftOf(json['$schema']) : undefined) ?? 2020) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The schemas that say something of a path, with the rest of the path inside each: those of subcharts first, then the chart's own. */
export function* schemasAt(chart: Chart, path: Path): Generator<[document: Document, rest: Path]> {
  for (const child of chart.charts) if (keysOf(chart, child).includes(String(path[0]))) yield* schemasAt(child, path.slice(1));
  const document = chart.schema && documentOf(chart.schema);
  if (document) yield [document, path];
}
