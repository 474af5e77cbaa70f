import { at, bound, forbidden, impossible, matching, named, patternsOf, requiredIn, requiredOf, rest, type Parts } from './facts.ts';
import type { Comparison } from './compare.ts';
import type { Check } from './keywords.ts';
import { child, flatten, isMap, keysOf, keyword, type Json, type Node } from './node.ts';
import { typesOf } from './types.ts';

const object =
  (check: Check): Check =>
  (session, known, part, path) => {
    if (typesOf(known).has('object')) check(session, known, part, path);
  };

const movedTo = (nodes: readonly Node[]): string | undefined =>
  flatten(nodes, false)
    .map((part) => keyword(part, 'x-moved-to'))
    .find((value) => typeof value === 'string');

/** A key that either side names. */
function property(session: Comparison, known: Parts, part: Node, key: string, path: readonly string[]): void {
  const [old, now] = [at(known, key), at([part], key, true)];
  const [before, after] = [old.at(-1) ?? known.at(-1), now.at(-1) ?? part];
  const here = [...path, key];
  const target = movedTo(now) ?? movedTo(old);
  const was = !impossible(flatten(old, true));
  if (forbidden(flatten(now, false))) {
    if (!was) return;
    if (target) session.report('moved', here, `moved to ${target}`, before, after);
    else if (named(known).includes(key)) session.report('removed', here, 'no such key any more', before, after);
    else session.report('narrowed', here, 'the key is refused now; any was accepted before', before, after);
  } else if (!was) {
    if (keysOf(part, 'properties').includes(key)) session.report('added', here, 'new key', before, after);
  } else if (!named(known).includes(key) && patternsOf(known).length === 0 && rest(known).every((node) => node.schema === true)) {
    if (session.attempt(old, now, here).some(({ severity }) => severity === 'breaking'))
      session.report('narrowed', here, 'new key with a schema of its own, where any value was accepted before', before, after);
  } else session.compare(old, now, here);
}

const properties: Check = (session, known, part, path) => {
  for (const key of new Set([...named(known), ...keysOf(part, 'properties')])) property(session, known, part, key, path);
};

/** Keys that no schema names. */
const patternProperties: Check = (session, known, part, path) => {
  for (const pattern of keysOf(part, 'patternProperties')) {
    const now = [child(part, 'patternProperties', pattern)];
    const here = [...path, '*'];
    // A key that matches the same pattern on both sides is settled by that; for others every case that the old schema tells is looked at.
    if (patternsOf(known).includes(pattern)) session.compare(matching(known, pattern), now, here);
    else for (const old of [rest(known), ...patternsOf(known).map((each) => matching(known, each))]) session.compare(old, now, here);
  }
  if (keyword(part, 'properties') === undefined) properties(session, known, part, path);
};

const additionalProperties: Check = (session, known, part, path) => {
  const now = child(part, 'additionalProperties');
  const own = keysOf(part, 'patternProperties');
  const here = [...path, '*'];
  const cases = [
    rest(known),
    ...patternsOf(known)
      .filter((each) => !own.includes(each))
      .map((each) => matching(known, each)),
  ];
  for (const old of cases) {
    if (now.schema === false && !impossible(flatten(old, true)))
      session.report('narrowed', here, 'keys that the schema does not name are refused now', known.at(-1), part);
    else session.compare(old, [now], here);
  }
  if (keyword(part, 'properties') === undefined && own.length === 0) properties(session, known, part, path);
};

const required: Check = (session, known, part, path) => {
  const have = requiredOf(known);
  for (const key of requiredIn(part))
    if (!have.includes(key)) session.report('required', [...path, key], 'has to be there now', at(known, key).at(-1) ?? known.at(-1), part);
};

/** Where all keys are known, no more than these can be there. */
function mostKeys(known: Parts): number | undefined {
  const closed = known.some((part) => keyword(part, 'additionalProperties') === false && keysOf(part, 'patternProperties').length === 0);
  return (
    bound(known, 'maxProperties', Math.min) ??
    (closed ? named(known).filter((key) => !impossible(flatten(at(known, key), true))).length : undefined)
  );
}

const minProperties: Check = (session, known, part, path) => {
  const wanted = keyword(part, 'minProperties') as number;
  const least = Math.max(bound(known, 'minProperties', Math.max) ?? 0, requiredOf(known).length);
  if (least < wanted) session.report('narrowed', path, `must have at least ${wanted} keys now, ${least} before`, known.at(-1), part);
};

const maxProperties: Check = (session, known, part, path) => {
  const [wanted, most] = [keyword(part, 'maxProperties') as number, mostKeys(known)];
  if (most === undefined || most > wanted)
    session.report('narrowed', path, `may have at most ${wanted} keys now, ${most ?? 'any number'} before`, known.at(-1), part);
};

const propertyNames: Check = (session, known, part, path) => {
  const string: Node = { ...part, variant: 'string', schema: { type: 'string' } };
  const names = known.filter((other) => keyword(other, 'propertyNames') !== undefined).map((other) => child(other, 'propertyNames'));
  session.compare([string, ...names], [child(part, 'propertyNames')], [...path, '*']);
};

const dependencies =
  (name: string): Check =>
  (session, known, part, path) => {
    for (const key of keysOf(part, name)) {
      if (impossible(flatten(at(known, key), true))) continue;
      const others = known.filter((other) => keysOf(other, name).includes(key));
      const entry = (node: Node): Json | undefined => (node.schema as Record<string, Record<string, Json>>)[name]?.[key];
      const now = entry(part);
      if (Array.isArray(now)) {
        const have = [...requiredOf(known), ...others.flatMap((other) => entry(other)).filter((item) => typeof item === 'string')];
        const missing = now.filter((item) => !have.includes(item as string));
        if (missing.length > 0)
          session.report(
            'narrowed',
            [...path, key],
            `needs ${missing.map((item) => JSON.stringify(item)).join(', ')} beside it now`,
            known.at(-1),
            part,
          );
      } else {
        const extra = others.filter((other) => isMap(entry(other)) || entry(other) === false).map((other) => child(other, name, key));
        session.compare([...known, ...extra], [child(part, name, key)], path);
      }
    }
  };

const unevaluatedProperties: Check = (session, known, part, path) => {
  if (keyword(part, 'unevaluatedProperties') === true) return;
  session.report('unclear', path, 'unevaluatedProperties is not worked out here', known.at(-1), part);
};

export const objectChecks: Readonly<Record<string, Check>> = Object.fromEntries(
  Object.entries({
    properties,
    patternProperties,
    additionalProperties,
    required,
    minProperties,
    maxProperties,
    propertyNames,
    unevaluatedProperties,
    ...Object.fromEntries(['dependencies', 'dependentRequired', 'dependentSchemas'].map((name) => [name, dependencies(name)])),
  }).map(([name, check]) => [name, object(check)]),
);
