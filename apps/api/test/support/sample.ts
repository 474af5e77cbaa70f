/** A seed of the run's own, or the one in SEED; a failure has to print it. */
export const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Numbers from 0 to below 1 that follow from a seed (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** As many of them as CASES says, or `usual`, chosen by the seed, in their order. */
export function sample<T>(all: readonly T[], usual: number, random = randomFrom(seed)): T[] {
  const wanted = Number(process.env['CASES'] ?? usual);
  const chosen = new Set(
    all
      .map((_, index) => ({ index, rank: random() }))
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, wanted)
      .map(({ index }) => index),
  );
  return all.filter((_, index) => chosen.has(index));
}
