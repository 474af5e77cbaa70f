import { bound, type Parts } from './facts.ts';
import type { Check } from './keywords.ts';
import { child, keyword, without, type Node } from './node.ts';
import { same } from './same.ts';
import { typesOf } from './types.ts';

/** Schemas that every item fulfils; of tuples nothing is known. */
const itemsOf = (parts: Parts): Node[] =>
  parts
    .filter((part) => keyword(part, 'items') !== undefined && !Array.isArray(keyword(part, 'items')) && !tuple(part))
    .map((part) => child(part, 'items'));

const tuple = (part: Node) => keyword(part, 'prefixItems') !== undefined;
const none = (known: Parts) => !typesOf(known).has('array') || bound(known, 'maxItems', Math.min) === 0;

const items: Check = (session, known, part, path) => {
  if (none(known)) return;
  if (Array.isArray(keyword(part, 'items')) || tuple(part)) return unclear('items')(session, known, part, path);
  session.compare(itemsOf(known), [child(part, 'items')], [...path, '[]']);
};

const unclear =
  (name: string): Check =>
  (session, known, part, path) => {
    if (none(known) || known.some((other) => sameLists(other, part))) return;
    session.report('unclear', path, `${name} of a list is new or changed, and is not worked out here`, known.at(-1), part);
  };

/** All that looks at items is the same in both. */
function sameLists(old: Node, part: Node): boolean {
  const only = (node: Node) => without(node, ...Object.keys(node.schema).filter((name) => !looking.includes(name)));
  return keyword(part, 'unevaluatedItems') === undefined && same(only(old), only(part));
}
const looking = ['items', 'additionalItems', 'prefixItems', 'contains', 'minContains', 'maxContains', 'unevaluatedItems'];

export const listChecks: Readonly<Record<string, Check>> = {
  items,
  ...Object.fromEntries(looking.slice(1).map((name) => [name, unclear(name)])),
};
