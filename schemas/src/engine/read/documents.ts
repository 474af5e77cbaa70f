import type { Helm } from '../helm.ts';

/** One document of a file: the stretch of text that Helm parses by itself. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

export interface Documents {
  /** What Helm reads, in order. */
  readonly pieces: readonly Piece[];
  /** The second document, if there is one with content: where it begins, and whether Helm merges it into the first or drops it. */
  readonly second?: { readonly start: number; readonly merged: boolean };
  /** A line beginning with `---` that Helm 4 takes for a separator and refuses for what follows on it. */
  readonly badSeparator?: number;
}

/** A line that ends a document for the YAML reader itself. */
const marker = /^(?:---|\.\.\.)(?=\s|$)/gm;
/** What may stand before the `---` of the first document. */
const prelude = /^(?:\uFEFF?(?:[ \t]*(?:#.*)?|%.*)\r?\n)*(?=---(?:\s|$))/;

const hasContent = (text: string) => /^(?!\s*(?:#|$)|(?:---|\.\.\.)\s*(?:#|$))/m.test(text);

/**
 * Helm 3 hands the whole file to a reader that stops after the first document; Helm 4 first cuts it at each line that begins with
 * `---` and merges what it finds. Lines end in `\n` or `\r\n`, for Helm 4 the last one too.
 */
export function splitDocuments(text: string, documents: Helm['documents']): Documents {
  const separators = documents === 'merged' ? [...text.matchAll(/^---(.*)/gm)] : [];
  const bad = separators.find(([, rest]) => /^[^\s#]/.test((rest as string).trim()));
  if (bad) return { pieces: [], badSeparator: bad.index };
  // The separator itself belongs to no document, unless the file begins with it.
  const cuts = separators.map(({ index }) => index).filter((index) => index > 0);
  const starts = [0, ...cuts.map((cut) => text.indexOf('\n', cut) + 1)];
  const ends = [...cuts, text.length];
  const pieces = starts.map((start, i) => firstDocument(text, start, ends[i] as number));
  const [, next] = [...pieces.keys()].filter((i) => hasContent(text.slice(pieces[i]?.start, pieces[i]?.end)));
  if (next !== undefined) return { pieces, second: { start: ends[next - 1] as number, merged: true } };
  const dropped = pieces.map((piece, i) => secondDocument(text, piece.end, ends[i] as number)).find((start) => start !== undefined);
  return { pieces, ...(dropped === undefined ? {} : { second: { start: dropped, merged: false } }) };
}

/** The first document within a stretch: up to the next marker, its own `---` and what stands before it included. */
function firstDocument(text: string, start: number, end: number): Piece {
  const part = text.slice(start, end);
  const opening = prelude.exec(part);
  marker.lastIndex = opening ? opening[0].length + 3 : 0;
  const next = marker.exec(part);
  return { start, end: next ? start + next.index : end };
}

/** What stands behind the first document within the same stretch: the place of its separator, if it has content. */
function secondDocument(text: string, start: number, end: number): number | undefined {
  const rest = text.slice(start, end);
  return hasContent(rest) ? start + Math.max(rest.search(/^---/m), 0) : undefined;
}
