import type { Effective } from '../../engine/merge/effective.ts';
import { suggest } from '../../engine/schema/suggest.ts';
import { pathText, treeAt, type Path, type Tree } from '../../engine/tree.ts';
import { schemaFacts } from './schema.ts';

/** The path that was most likely meant: with its misspelt parts put right, else one that reads much the same. */
export function nearest(effective: Effective | undefined, path: Path): string | undefined {
  if (!effective) return undefined;
  const corrected: (string | number)[] = [];
  for (const part of path) {
    const known = keysAt(effective, corrected);
    const right = typeof part === 'number' || known.includes(part) ? part : suggest(part, known);
    if (right === undefined) break;
    corrected.push(right);
  }
  if (corrected.length === path.length) return pathText(corrected);
  const all = pathsOf(effective.values).map((one) => pathText(one));
  const last = path.at(-1);
  return suggest(pathText(path), all) ?? all.find((one) => one.endsWith(`.${last}`));
}

function keysAt(effective: Effective, path: Path): string[] {
  const tree = treeAt(effective.values, path);
  return [...(tree?.kind === 'map' ? tree.entries.keys() : []), ...(schemaFacts(effective.chart, path)?.keys ?? [])];
}

const pathsOf = (tree: Tree, path: Path = []): Path[] =>
  tree.kind === 'map' ? [...tree.entries].flatMap(([key, child]) => [[...path, key], ...pathsOf(child, [...path, key])]) : [];
