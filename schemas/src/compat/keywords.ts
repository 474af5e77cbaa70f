import type { Comparison } from './compare.ts';
import { finite, type Parts } from './facts.ts';
import { logicChecks } from './logic.ts';
import { keyword, type Node } from './node.ts';
import { objectChecks } from './objects.ts';
import { listChecks } from './lists.ts';
import { accepts } from './evaluate.ts';
import { scalarChecks } from './scalars.ts';

/** Reports where the keyword of a new schema may refuse what the old schemas take. */
export type Check = (session: Comparison, known: Parts, part: Node, path: readonly string[]) => void;

const place = (known: Parts, name: string) => known.find((part) => keyword(part, name) !== undefined) ?? known.at(-1);

const scalar =
  (name: string): Check =>
  (session, known, part, path) => {
    const problem = scalarChecks[name]?.(known, part);
    if (problem) session.report(problem.certain ? 'narrowed' : 'unclear', path, problem.message, place(known, name), part);
  };

const listedOnly: Check = (session, known, part, path) => {
  const values = finite(known);
  if (values?.every((value) => accepts([part], value) === true)) return;
  const name = keyword(part, 'enum') === undefined ? 'const' : 'enum';
  session.report('narrowed', path, `must be one of ${JSON.stringify(keyword(part, name))} now`, place(known, name), part);
};

/** By keyword; a keyword that is not here refuses nothing by itself. */
export const checks: Readonly<Record<string, Check>> = {
  ...Object.fromEntries(Object.keys(scalarChecks).map((name) => [name, scalar(name)])),
  enum: listedOnly,
  const: listedOnly,
  ...listChecks,
  ...objectChecks,
  ...logicChecks,
};
