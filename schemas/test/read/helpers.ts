import { helmOf } from '../../src/engine/helm.ts';
import type { Layer } from '../../src/engine/layer.ts';
import { readLayer } from '../../src/engine/read/read.ts';
import { positionOf, type Span } from '../../src/engine/source.ts';
import { type Path, pathText, toValues } from '../../src/engine/tree.ts';

export const read = (text: string, version = '4', isSecret?: (path: Path) => boolean): Layer =>
  readLayer({ name: 'values/prod.yaml', kind: 'overlay', text }, helmOf(version), isSecret);

/** `file:line:column`, and the text of the span. */
export function place(at: Span): string {
  const { file, line, column } = positionOf(at);
  return `${file}:${line}:${column} ${JSON.stringify(at.source.text.slice(at.start, at.end))}`;
}

/** Findings as `code file:line:column "text" path`. */
export const found = (layer: Layer): string[] =>
  layer.findings.map(({ code, at, path }) => `${code} ${place(at)} ${pathText(path)}`.trimEnd());

export const values = (text: string, version?: string) => {
  const layer = read(text, version);
  return layer.refusal ? 'refused' : toValues(layer.values);
};
