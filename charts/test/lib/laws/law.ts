import type { Case } from '../helm.ts';
import type { KubeObject } from '../objects.ts';
import { effective, get, isTree, type Json, type Tree } from '../values.ts';

/** A render and what it was made from. */
export interface Rendered {
  readonly release: string;
  readonly namespace: string;
  readonly values: Tree;
  /** What the chart itself makes: `extraObjects` are the user's own. */
  readonly objects: readonly KubeObject[];
  /** The user's own. */
  readonly extra: readonly KubeObject[];
}

/** Something that holds of every render: what contradicts it, one line each. */
export type Law = (rendered: Rendered) => Iterable<string>;

const rendersTo = (value: Json, name: string): boolean =>
  typeof value === 'string' ? value.includes(name) : JSON.stringify(value).includes(name);

export function rendered(c: Case, objects: readonly KubeObject[]): Rendered {
  const values = effective(c);
  const own = Object.values(isTree(values['extraObjects']) ? values['extraObjects'] : {});
  const isExtra = (o: KubeObject) => get(values, 'extraObjects') !== undefined && own.some((value) => rendersTo(value, o.metadata.name));
  return {
    release: c.release ?? 'landfall',
    namespace: c.namespace ?? 'landfall-test',
    values,
    objects: objects.filter((o) => !isExtra(o)),
    extra: objects.filter(isExtra),
  };
}
