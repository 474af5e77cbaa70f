import { impossible, type Parts } from './facts.ts';
import type { Check } from './keywords.ts';
import { child, flatten, keyword, listOf, type Node } from './node.ts';
import { same } from './same.ts';
import { accepts } from './evaluate.ts';
import { at, finite, requiredOf } from './facts.ts';
import { typesOf } from './types.ts';

/** Certainly nothing fulfils both. */
function disjoint(a: Parts, b: Parts, depth = 0): boolean {
  const both = [...a, ...b];
  if (impossible(both)) return true;
  const [one, other] = [finite(a), finite(b)];
  if (one?.every((value) => accepts(b, value) === false) || other?.every((value) => accepts(a, value) === false)) return true;
  if (depth > 4 || ![...typesOf(both)].every((type) => type === 'object')) return false;
  // Objects that must both have a key whose values are apart.
  return requiredOf(both).some((key) => disjoint(flatten(at(a, key), true), flatten(at(b, key), true), depth + 1));
}

const fits = (session: Parameters<Check>[0], known: Parts, wanted: Node, path: readonly string[]) =>
  session.attempt(known, [wanted], path).every(({ severity }) => severity !== 'breaking');

/** Both have the same alternatives, in whatever order. */
function sameBranches(known: Parts, part: Node, name: string): boolean {
  const now = listOf(part, name);
  return known.some((other) => {
    const old = listOf(other, name);
    const within = (xs: Node[], ys: Node[]) => xs.every((x) => ys.some((y) => same(x, y)));
    return old.length === now.length && within(old, now) && within(now, old);
  });
}

const anyOf: Check = (session, known, part, path) => {
  if (sameBranches(known, part, 'anyOf') || listOf(part, 'anyOf').some((branch) => fits(session, known, branch, path))) return;
  session.report('narrowed', path, 'none of the new alternatives surely takes all that was accepted', known.at(-1), part);
};

const oneOf: Check = (session, known, part, path) => {
  const branches = listOf(part, 'oneOf');
  if (sameBranches(known, part, 'oneOf')) return;
  const apart = (branch: Node) => branches.every((other) => other === branch || disjoint(known, flatten([other], true)));
  if (branches.some((branch) => apart(branch) && fits(session, known, branch, path))) return;
  session.report(
    'narrowed',
    path,
    'just one of the new alternatives has to fit, and that is not certain for all that was accepted',
    known.at(-1),
    part,
  );
};

const not: Check = (session, known, part, path) => {
  const wanted = child(part, 'not');
  const before = known.filter((other) => keyword(other, 'not') !== undefined).map((other) => child(other, 'not'));
  // What was not allowed to fit something wider does not fit this.
  if (before.some((wider) => same(wider, wanted) || fits(session, [wanted], wider, path))) return;
  if (disjoint(known, flatten([wanted], true))) return;
  session.report('narrowed', path, 'has a new or wider `not`', known.at(-1), part);
};

const condition: Check = (session, known, part, path) => {
  const test = child(part, 'if');
  const branch = (node: Node, name: string) => (keyword(node, name) === undefined ? [] : [child(node, name)]);
  const old = known.find((other) => keyword(other, 'if') !== undefined && same(child(other, 'if'), test));
  for (const name of ['then', 'else']) {
    const facts = [...known, ...(name === 'then' ? [test] : []), ...(old ? branch(old, name) : [])];
    for (const wanted of branch(part, name)) {
      if (session.attempt(known, [wanted], path).length === 0) continue;
      session.compare(facts, [wanted], path);
    }
  }
};

export const logicChecks: Readonly<Record<string, Check>> = { anyOf, oneOf, not, if: condition };
