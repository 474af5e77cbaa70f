import type { Helm } from '../helm.ts';

type Generation = Helm['nulls'];

interface Range {
  readonly first?: string | undefined;
  readonly last?: string | undefined;
}

/** Versions that handle nulls alike, in the order of their numbers; those that are still to come have no end. */
const ranges: readonly (Range & { readonly nulls: Generation })[] = [
  { nulls: 'p', last: '3.17.0' },
  { nulls: 0, first: '3.17.1', last: '3.19.4' },
  { nulls: 1, first: '3.19.5', last: '3.20.0' },
  { nulls: 2, first: '3.20.1', last: '3.x' },
  { nulls: 1, first: '4.0.0', last: '4.1.2' },
  { nulls: 2, first: '4.1.3', last: '4.1.4' },
  { nulls: 3, first: '4.2.0' },
];

/** Generations that a version of Helm is compared with, its own included, oldest first; the oldest of all only where it is that. */
export const comparedWith = ({ nulls }: Helm): readonly Generation[] => (nulls === 'p' ? ['p', 0, 1, 2, 3] : [0, 1, 2, 3]);

/** The versions of some generations, neighbours as one range. */
export function versionsOf(generations: readonly Generation[]): string {
  const runs: Range[] = [];
  let open = false;
  for (const { nulls, first, last } of ranges) {
    const wanted = generations.includes(nulls);
    if (wanted && open) runs.push({ ...runs.pop(), last });
    else if (wanted) runs.push({ first, last });
    open = wanted;
  }
  return runs.map(rangeText).join(', ');
}

function rangeText({ first, last }: Range): string {
  if (last === undefined) return `${first} and later`;
  if (first === undefined) return `${last} and before`;
  return last === '3.x' ? `${first} and later 3.x` : `${first} to ${last}`;
}
