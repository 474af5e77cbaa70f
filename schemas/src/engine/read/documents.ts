import type { Helm } from '../helm.ts';

/** One document of a file: the stretch of text that Helm parses by itself. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

export interface Documents {
  /** What Helm reads, in order. */
  readonly pieces: readonly Piece[];
  /** Where the second document begins, if there is one with content. */
  readonly second?: number;
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
 * `---` and merges what it finds. Lines end in `\n` or `\r\n`.
 */
export function splitDocuments(text: string, documents: Helm['documents']): Documents {
  const separators = [...text.matchAll(/^---(.*)$/gm)];
  if (documents === 'first' || separators.length === 0) {
    const piece = firstDocument(text, 0, text.length);
    return { pieces: [piece], ...second(text, piece.end) };
  }
  const bad = separators.find(([, rest]) => /^[^\s#]/.test((rest as string).trim()));
  if (bad) return { pieces: [], badSeparator: bad.index };
  const cuts = separators.filter(({ index }) => index > 0).map(({ index }) => index);
  const pieces: Piece[] = [];
  let start = 0;
  for (const cut of [...cuts, text.length]) {
    if (cut > start) pieces.push(firstDocument(text, start, cut));
    // The separator itself belongs to no document, unless the file begins with it.
    start = text.indexOf('\n', cut) + 1 || text.length;
  }
  const withContent = pieces.filter((piece) => hasContent(text.slice(piece.start, piece.end)));
  const next = withContent[1];
  const separator = next && text.lastIndexOf('---', next.start - 1);
  return { pieces, ...(separator !== undefined ? { second: separator } : second(text, pieces.at(-1)?.end ?? text.length)) };
}

/** The first document within a stretch: up to the next marker, its own `---` and what stands before it included. */
function firstDocument(text: string, start: number, end: number): Piece {
  const part = text.slice(start, end);
  const opening = prelude.exec(part);
  marker.lastIndex = opening ? opening[0].length + 3 : 0;
  const next = marker.exec(part);
  return { start, end: next ? start + next.index : end };
}

function second(text: string, from: number): { second?: number } {
  const rest = text.slice(from);
  if (!hasContent(rest)) return {};
  const separator = /^---/m.exec(rest);
  return { second: separator ? from + separator.index : from };
}
