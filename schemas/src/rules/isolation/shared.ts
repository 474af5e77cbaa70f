import type { Path } from '../../engine/tree.ts';
import type { Values } from '../../generated/values.ts';
import type { Problem, RuleContext } from '../rule.ts';

/** Something that one environment must have for itself: what identifies it, as shown, and where it is written. */
export interface Own {
  readonly id: string;
  readonly path: Path;
}

/** A problem for everything that another environment has too. */
export function* sharedWith(
  { values, others }: RuleContext,
  ownOf: (values: Values) => readonly Own[],
  what: string,
  help: string,
): Generator<Problem> {
  for (const { id, path } of ownOf(values)) {
    const names = others.filter((other) => ownOf(other.values).some((own) => own.id === id)).map(({ name }) => name);
    if (names.length > 0) yield { path, message: `${what} ${id} is also that of ${names.join(' and ')}`, help };
  }
}
