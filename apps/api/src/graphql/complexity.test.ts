import fc from 'fast-check';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileCost, type Variables } from './complexity.ts';

const schema = buildSchema(`
  type Query { a: Int, one: Item, list(first: Int = 20): [Item], page(first: Int): Page }
  type Page { nodes: [Item], next: String }
  type Item { a: Int, b: Int, items(first: Int = 20): [Item] }
  type Mutation { signIn(email: String): Item, other: Int }
`);
const costOf = (text: string, ...[variables]: [Variables?]): number => {
  const document = parse(text);
  return compileCost(schema, document, getOperationAST(document, 'Q') ?? getOperationAST(document)!, 1_000)(variables);
};

describe('costs', () => {
  it.each([
    ['{ a }', 1],
    ['{ one { a b } a }', 4],
    ['{ list { a b } }', 41],
    ['{ list(first: 3) { a items(first: 2) { a } } }', 1 + 3 * (1 + 1 + 2)],
    ['{ list(first: null) { a } }', 21],
    ['{ list(first: -5) { a } }', 1],
    ['{ page(first: 10) { nodes { a b } next } }', 41],
    ['{ ...F ...F } fragment F on Query { list(first: 5) { a } }', 12],
    ['mutation { signIn(email: "x") { a } other }', 502],
    ['query Q { a } query Other { list(first: 100) { a } }', 1],
    ['{ __typename one { __typename } }', 3],
    ['{ one @skip(if: true) { a } a @include(if: true) }', 1],
  ])('%s is %i', (text, cost) => {
    expect(costOf(text, {})).toBe(cost);
  });

  it('variables, their defaults, and the dearest where they are not known', () => {
    const text = 'query ($n: Int = 7, $if: Boolean!) { list(first: $n) { a } one @include(if: $if) { b } }';
    expect(costOf(text, { n: 3, if: false })).toBe(4);
    expect(costOf(text, { if: true })).toBe(10);
    expect(costOf(text, { n: null, if: true })).toBe(23);
    expect(costOf(text, { n: 'x', if: true })).toBe(103);
    expect(costOf(text)).toBe(103);
  });
});

it('grows by exactly what is added, and never falls with a longer list', () => {
  const fields = fc.array(fc.constantFrom('a', 'b', 'x: a'), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fields, fc.nat(100), fc.nat(100), (chosen, n, more) => {
      const cost = (first: number) => costOf(`{ list(first: ${first}) { ${chosen.join(' ')} } }`, {});
      expect(cost(n)).toBe(1 + n * chosen.length);
      expect(cost(n + more)).toBeGreaterThanOrEqual(cost(n));
      expect(costOf('query ($n: Int) { list(first: $n) { a } }', { n })).toBeLessThanOrEqual(
        costOf('query ($n: Int) { list(first: $n) { a } }'),
      );
    }),
    { numRuns: Number(process.env['CASES'] ?? 100) },
  );
});

it('takes no longer for fragments of fragments', () => {
  const levels = 60;
  const fragments = Array.from({ length: levels }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} ...F${i + 1} }`).join(
    ' ',
  );
  expect(costOf(`{ ...F0 } ${fragments} fragment F${levels} on Query { a }`)).toBeCloseTo(3 ** levels);
});
