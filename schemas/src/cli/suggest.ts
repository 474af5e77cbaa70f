import { suggest } from '../engine/schema/suggest.ts';

/** `did you mean X?`, else what there is. */
export const meant = (word: string, candidates: readonly string[], plural: string): string => {
  const best = suggest(word, candidates);
  return best === undefined ? `${plural}: ${candidates.join(', ')}` : `did you mean ${best}?`;
};
