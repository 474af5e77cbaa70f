import type { Chart } from '../../engine/chart/chart.ts';
import { isNamedEntry } from '../../engine/schema/entry.ts';
import { nodesAt } from '../../engine/schema/nodes.ts';
import { holdsSecrets } from '../../engine/schema/secret.ts';
import type { Path } from '../../engine/tree.ts';
import { schemasAt } from '../../engine/schema/documents.ts';
import type { Read } from './known.ts';

/** Which values no output may show. */
export interface SecretTests {
  /** The path without keys that stand where a secret belongs. */
  readonly shown: (path: Path) => Path;
  /** The schema says so. */
  readonly marked: (path: Path) => boolean;
  /** The schema or the key's name says so. */
  readonly named: (path: Path) => boolean;
  /** The same, or the schema does not know the key. */
  readonly suspected: (path: Path) => boolean;
}

/** For values that are no map: one that stands where a map with secrets belongs, alone or in a list, may be one of them. */
export function secretTests(chart: Chart, { secrets, layers, effective }: Read): SecretTests {
  const holds = (path: Path): boolean => {
    for (const [document, rest] of schemasAt(chart, path)) if (holdsSecrets(document, nodesAt(document, rest))) return true;
    return path[0] === 'secrets' && (path.length === 1 || (path.length === 2 && path[1] === 'inline'));
  };
  const foreign = (path: Path): boolean => [...schemasAt(chart, path)].every(([document, rest]) => nodesAt(document, rest).length === 0);
  const misplaced = (path: Path): boolean => {
    const index = path.findIndex((part) => typeof part === 'number');
    return holds(path) || (index !== -1 && foreign(path.slice(0, index + 1)) && holds(path.slice(0, index)));
  };
  const trees = [...layers.values(), ...effective.values(), chart.defaults].map(({ values }) => values);
  const entry = (path: Path): boolean => trees.some((tree) => isNamedEntry(tree, path, (name) => secrets.named(name)));
  return {
    shown: (path) => secrets.shown(path),
    marked: (path) => secrets.marked(path) || misplaced(path),
    named: (path) => secrets.named(path) || misplaced(path) || entry(path),
    suspected: (path) => secrets.suspected(path) || misplaced(path) || entry(path),
  };
}
