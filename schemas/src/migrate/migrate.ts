import { isDeepStrictEqual } from 'node:util';
import { parseDocument, type Document } from 'yaml';
import type { Helm } from '../engine/helm.ts';
import { readLayer } from '../engine/read/read.ts';
import { toValues, type Path } from '../engine/tree.ts';
import { movedValues } from './data.ts';
import { ByHand, moveKey } from './edit.ts';
import { movesIn, nearestMap } from './find.ts';
import type { Moves } from './moves.ts';

export interface Moved {
  readonly from: Path;
  readonly to: Path;
  /** Where the key stands in the text as it was. */
  readonly offset: number;
  /** Why it stays there, where it does. */
  readonly reason?: string;
}

export interface Migration {
  /** The same text where nothing has moved, or something must be moved by hand. */
  readonly text: string;
  readonly moves: readonly Moved[];
}

/**
 * A values file with its keys where the schema now wants them; comments, order, quotes and everything else stay. It is the whole of it
 * or nothing: where one key cannot be moved, the text stays as it is and the reason is given.
 */
export function migrate(text: string, moves: Moves, helm: Helm): Migration {
  const first = read(text);
  const found = movesIn(first, moves);
  if (found.length === 0) return { text, moves: [] };
  const all = found.map(({ from, to, pair }) => ({ from, to, offset: pair.key.range?.[0] ?? 0, ...obstacle(first, to) }));
  if (all.some(({ reason }) => reason !== undefined)) return { text, moves: all };
  let now = text;
  for (const { from } of all) {
    const document = read(now);
    const move = movesIn(document, moves).find((one) => isDeepStrictEqual(one.from, from));
    try {
      if (move) now = moveKey(now, document, move);
    } catch (error) {
      if (!(error instanceof ByHand)) throw error;
      return { text, moves: all.map((one) => (one.from === from ? { ...one, reason: error.message } : one)) };
    }
  }
  const reason = difference(text, now, moves, helm);
  return reason === undefined ? { text: now, moves: all } : { text, moves: all.map((one) => ({ ...one, reason })) };
}

// Ranges are all that is wanted of it: what the text means, the engine's own reader says.
const read = (text: string): Document => parseDocument(text, { version: '1.1', merge: false, uniqueKeys: false, logLevel: 'silent' });

function obstacle(document: Document, to: Path): { reason?: string } {
  const { taken, depth } = nearestMap(document, to);
  if (!taken) return {};
  return { reason: depth === to.length ? 'both are set: keep one of them' : 'what its new place is in is no map here' };
}

/** What an edit broke: the values must be those of before in their new places, and no comment may be lost. */
function difference(before: string, after: string, moves: Moves, helm: Helm): string | undefined {
  const [old, now] = [before, after].map((text) => readLayer({ name: 'values.yaml', kind: 'overlay', text }, helm));
  if (!old || !now || old.refusal || now.refusal) return 'it cannot be moved by itself';
  const wanted = movedValues(toValues(old.values), moves);
  if (!wanted || !isDeepStrictEqual(withoutEmpty(wanted), withoutEmpty(toValues(now.values)))) return 'it cannot be moved by itself';
  return isDeepStrictEqual(comments(before), comments(after)) ? undefined : 'a comment would be lost';
}

/** Maps with nothing in them say nothing. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, withoutEmpty(child)] as const);
  return Object.fromEntries(
    entries.filter(([, child]) => !(typeof child === 'object' && child !== null && Object.keys(child).length === 0)),
  );
}

/** Texts of the comments, and of what else looks like one, in any order. */
const comments = (text: string): string[] => (text.match(/(?<=^|\s)#.*$/gm) ?? []).map((one) => one.trim()).toSorted();
