import type { Chart } from '../../engine/chart/chart.ts';
import type { Judges } from '../../engine/evaluate.ts';
import type { Layer } from '../../engine/layer.ts';
import { hasCredentials } from '../../engine/schema/credentials.ts';
import type { Effective } from '../../engine/merge/effective.ts';
import type { Path, Tree } from '../../engine/tree.ts';

/** All values that secrets may stand in. */
export interface Read extends Pick<Judges, 'secrets'> {
  /** Overlays by the name of their file. */
  readonly layers: ReadonlyMap<string, Layer>;
  /** Values of each environment that Helm can merge. */
  readonly effective: ReadonlyMap<string, Effective>;
}

/** Every value that stands at a secret path in some layer, longest first. */
export function knownSecrets(
  charts: readonly Chart[],
  { layers, effective }: Pick<Read, 'layers' | 'effective'>,
  isSecret: (path: Path) => boolean,
): string[] {
  const values = new Set<string>();
  const seen = new Map<Tree, Set<string>>();
  const visit = (tree: Tree, path: Path) => {
    // Merged trees share their parts; one part may stand at several paths.
    const paths = seen.get(tree) ?? new Set();
    const here = path.join('\0');
    if (paths.has(here)) return;
    seen.set(tree, paths.add(here));
    if (tree.over) visit(tree.over, path);
    if (tree.kind === 'map') for (const [key, child] of tree.entries) visit(child, [...path, key]);
    else if (tree.kind === 'list') tree.items.forEach((item, i) => visit(item, [...path, i]));
    else if (tree.value !== null && typeof tree.value !== 'boolean' && (isSecret(path) || hasCredentials(tree.value)))
      values.add(String(tree.value));
  };
  for (const { values: tree } of layers.values()) visit(tree, []);
  for (const { values: tree } of effective.values()) visit(tree, []);
  for (const chart of charts) visit(chart.defaults.values, []);
  const lines = [...values].flatMap((value) => [value, ...value.split('\n')]).map((value) => value.trim());
  return [...new Set(lines)].toSorted((a, b) => b.length - a.length);
}
