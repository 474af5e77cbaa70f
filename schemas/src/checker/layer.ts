import { readFile } from 'node:fs/promises';
import { isMap, isPair, LineCounter, parseDocument, visit, type Document } from 'yaml';

/** Where something stands; line and column count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Values = { [key: string]: unknown };
export type Path = readonly (string | number)[];

/** One values file: its content and where each key of it stands. */
export interface Layer {
  readonly file: string;
  readonly values: Values;
  /** Position of the key at a path, or undefined where the file does not have it. */
  readonly locate: (path: Path) => Position | undefined;
}

/** A values file that cannot be used at all. */
export class LayerError extends Error {
  readonly position: Position;

  constructor(position: Position, message: string) {
    super(message);
    this.name = 'LayerError';
    this.position = position;
  }
}

/** Tags of YAML 1.1 that Helm's reader does not know: it keeps dates and base-60 numbers as strings. */
const unknownToHelm = new Set(['tag:yaml.org,2002:timestamp']);
const isBase60 = (tag: { format?: string }): boolean => tag.format === 'TIME';

/**
 * Reads a values file as Helm does (YAML 1.1).
 * @param file path that is shown in findings
 * @param read gives the text of the file
 * @throws {LayerError} where the text is no YAML or no map; duplicate keys count as an error, Helm would take the last one
 */
export async function readLayer(file: string, read: (file: string) => Promise<string> = (f) => readFile(f, 'utf8')): Promise<Layer> {
  const lines = new LineCounter();
  const document = parseDocument(await read(file), {
    version: '1.1',
    merge: true,
    lineCounter: lines,
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || (!unknownToHelm.has(tag.tag) && !isBase60(tag))),
  });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const [error] = document.errors;
  if (error) throw new LayerError(at(error.pos[0]), error.message.split(' at line ')[0] ?? error.message);
  visit(document, {
    // The name is not shown: it may be a password that begins with an asterisk and lacks quotes.
    Alias: (_key, alias) => {
      if (!alias.resolve(document))
        throw new LayerError(at(alias.range?.[0] ?? 0), 'an asterisk begins an alias, and there is no such anchor: quote the value');
    },
  });
  const values: unknown = document.toJS() ?? {};
  if (!isRecord(values)) throw new LayerError(at(0), 'a values file must be a map');
  return { file, values, locate: (path) => locate(document, path, at) };
}

function locate(document: Document, path: Path, at: (offset: number) => Position): Position | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(last));
    const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range;
    return range ? at(range[0]) : undefined;
  }
  const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
  return node?.range ? at(node.range[0]) : undefined;
}

export const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);
