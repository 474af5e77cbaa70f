import { distance } from 'fastest-levenshtein';

const bare = (word: string): string => word.toLowerCase().replaceAll(/[-_. ]/g, '');

/** How many edits a word may be away to be taken for a typo. */
const tolerance = (word: string): number => (word.length <= 3 ? 1 : word.length <= 7 ? 2 : 3);

/** Two neighbours in the wrong order are one mistake, not two. */
function edits(a: string, b: string): number {
  const plain = distance(a, b);
  if (plain !== 2 || a.length !== b.length) return plain;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] ? 1 : plain;
}

/** The candidate that a word was most likely meant to be, or undefined where none is near. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const same = candidates.find((candidate) => candidate !== word && bare(candidate) === bare(word));
  if (same !== undefined) return same;
  const cut = candidates.filter((candidate) => isCut(bare(word), bare(candidate)));
  if (cut.length === 1) return cut[0];
  let best: string | undefined;
  let least = tolerance(word) + 1;
  for (const candidate of candidates) {
    const away = edits(bare(word), bare(candidate));
    // Where everything is replaced, nothing is left of the word.
    if (away < least && away < bare(candidate).length) [best, least] = [candidate, away];
  }
  return best;
}

/** One is the beginning of the other: `production` and `prod`. */
const isCut = (a: string, b: string): boolean => Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));

/** Whether two names differ only in case and separators. */
export const sameWord = (a: string, b: string): boolean => bare(a) === bare(b);
