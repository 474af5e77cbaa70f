import type { Alias, ParsedNode } from 'yaml';

import type { Span } from '../source.ts';
import type { Problems } from './problems.ts';

/** Follows the aliases of one document, as far as go-yaml does. */
export class Aliases {
  readonly #problems: Problems;
  readonly #targets: ReadonlyMap<Alias.Parsed, ParsedNode>;
  readonly #open = new Set<Alias.Parsed>();
  #decoded = 1;
  #aliased = 0;

  constructor(problems: Problems, targets: ReadonlyMap<Alias.Parsed, ParsedNode>) {
    this.#problems = problems;
    this.#targets = targets;
  }

  /**
   * Counts a node.
   * @param aliased whether it is reached through an alias
   * @throws {Refusal} where there are too many of them
   */
  count(at: Span, aliased: boolean): void {
    this.#decoded++;
    if (aliased) this.#aliased++;
    if (isExcessive(this.#aliased, this.#decoded))
      throw this.#problems.refuse('yaml/aliasing', at, [], 'a few aliases', 'so many aliases of aliases that Helm gives up');
  }

  /** @throws {Refusal} where the alias stands within what it stands for */
  follow<T>(alias: Alias.Parsed, at: Span, use: (target: ParsedNode) => T): T {
    if (this.#open.has(alias))
      throw this.#problems.refuse('yaml/aliasing', at, [], 'an alias of something outside of it', 'one that contains itself');
    this.#open.add(alias);
    const result = use(this.#targets.get(alias) as ParsedNode);
    this.#open.delete(alias);
    return result;
  }
}

/** go-yaml's guard against files that grow without bound when their aliases are written out. */
export function isExcessive(aliased: number, decoded: number): boolean {
  if (decoded <= 1000) return false;
  const span = 3_600_000;
  const excess = Math.min(Math.max(decoded - 400_000, 0), span);
  return aliased / decoded > 0.99 - 0.89 * (excess / span);
}
