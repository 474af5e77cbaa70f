import { bound, says, type Parts } from './facts.ts';
import { keyword, type Json, type Node } from './node.ts';
import { declaredTypes, typeNames, typesOf, type Type } from './types.ts';

/** Why a keyword of the new schema may refuse what the old one took. */
export interface Problem {
  readonly message: string;
  /** False where the two cannot be compared, so that it may be harmless. */
  readonly certain: boolean;
}

const certain = (message: string): Problem => ({ message, certain: true });
const shown = (value: Json) => short(JSON.stringify(value));
const short = (text: string) => (text.length > 62 ? `${text.slice(0, 60)}…"` : text);

type Check = (old: Parts, part: Node) => Problem | undefined;

/** A limit that values of one kind have to keep. */
const limit =
  (name: string, kind: Type, unit: string, lower: boolean): Check =>
  (old, part) => {
    const wanted = keyword(part, name);
    if (typeof wanted !== 'number' || !touches(old, [kind])) return undefined;
    const known = bound(old, name, lower ? Math.max : Math.min) ?? (lower ? 0 : undefined);
    if (known !== undefined && (lower ? known >= wanted : known <= wanted)) return undefined;
    return certain(
      `must have at ${lower ? 'least' : 'most'} ${wanted} ${unit}${wanted === 1 ? '' : 's'} now, ${known ?? 'any number'} before`,
    );
  };

const touches = (old: Parts, kinds: readonly Type[]) => kinds.some((kind) => typesOf(old).has(kind));
const numbers: readonly Type[] = ['integer', 'fraction'];

interface Edge {
  readonly at: number;
  readonly open: boolean;
}

/** The strictest lower (or upper) edge of the parts; draft-04 says by a boolean that an edge is open. */
function edge(parts: Parts, lower: boolean): Edge | undefined {
  const [closed, open] = lower ? ['minimum', 'exclusiveMinimum'] : ['maximum', 'exclusiveMaximum'];
  const edges: Edge[] = [];
  for (const part of parts) {
    const [one, other] = [keyword(part, closed), keyword(part, open)];
    if (typeof one === 'number') edges.push({ at: one, open: other === true });
    if (typeof other === 'number') edges.push({ at: other, open: true });
  }
  return edges.reduce<Edge | undefined>((best, next) => (best === undefined || !within(best, next, lower) ? next : best), undefined);
}

/** Whether all that keeps the first edge keeps the second. */
const within = (a: Edge, b: Edge, lower: boolean) => (a.at === b.at ? a.open || !b.open : lower ? a.at > b.at : a.at < b.at);

const edgeCheck =
  (lower: boolean): Check =>
  (old, part) => {
    const wanted = edge([part], lower);
    if (!wanted || !touches(old, numbers)) return undefined;
    const known = edge(old, lower);
    if (known && within(known, wanted, lower)) return undefined;
    const say = ({ at, open }: Edge) => `${open ? (lower ? 'more than' : 'less than') : lower ? 'at least' : 'at most'} ${at}`;
    return certain(`must be ${say(wanted)} now, ${known ? say(known) : 'not limited'} before`);
  };

const typeCheck: Check = (old, part) => {
  const now = declaredTypes(part);
  if ([...typesOf(old)].every((type) => now.has(type))) return undefined;
  return certain(`must be ${typeNames(now)} now; ${typeNames(typesOf(old))} before`);
};

/** Two of these can only be the same or not: whether one implies the other is not worked out. */
const equalOnly =
  (name: string, kinds: readonly Type[], what: string): Check =>
  (old, part) => {
    const wanted = keyword(part, name);
    if (wanted === undefined || !touches(old, kinds) || says(old, name, wanted)) return undefined;
    const before = old.map((known) => keyword(known, name)).find((value) => value !== undefined);
    if (before === undefined) return certain(`has to match the ${what} ${shown(wanted)} now, any before`);
    return {
      message: `the ${what} is ${shown(wanted)} now, ${shown(before)} before: whether all that matched still does cannot be told`,
      certain: false,
    };
  };

const multipleCheck: Check = (old, part) => {
  const wanted = keyword(part, 'multipleOf');
  if (typeof wanted !== 'number' || !touches(old, numbers) || (wanted === 1 && !typesOf(old).has('fraction'))) return undefined;
  const known = old.map((each) => keyword(each, 'multipleOf')).filter((value) => typeof value === 'number');
  if (known.some((step) => step === wanted || (Number.isInteger(step) && Number.isInteger(wanted) && step % wanted === 0)))
    return undefined;
  return certain(`must be a multiple of ${wanted} now, ${known.length > 0 ? `of ${known.join(' and ')}` : 'any'} before`);
};

const uniqueCheck: Check = (old, part) => {
  if (keyword(part, 'uniqueItems') !== true || !touches(old, ['array']) || says(old, 'uniqueItems', true)) return undefined;
  return (bound(old, 'maxItems', Math.min) ?? 2) < 2 ? undefined : certain('items must differ from each other now');
};

/** Keywords that look at nothing below the value. */
export const scalarChecks: Readonly<Record<string, Check>> = {
  type: typeCheck,
  minimum: edgeCheck(true),
  exclusiveMinimum: edgeCheck(true),
  maximum: edgeCheck(false),
  exclusiveMaximum: edgeCheck(false),
  multipleOf: multipleCheck,
  minLength: limit('minLength', 'string', 'character', true),
  maxLength: limit('maxLength', 'string', 'character', false),
  pattern: equalOnly('pattern', ['string'], 'pattern'),
  format: equalOnly('format', ['string', 'integer', 'fraction'], 'format'),
  minItems: limit('minItems', 'array', 'item', true),
  maxItems: limit('maxItems', 'array', 'item', false),
  uniqueItems: uniqueCheck,
};
