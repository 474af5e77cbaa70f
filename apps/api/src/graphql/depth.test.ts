import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { depthOf } from './depth.ts';

it.each([
  ['{ a }', 1],
  ['{ a { b } c { d { e } } }', 3],
  ['{ ... { a { ... on T { b } } } }', 2],
  ['{ a { ...F } } fragment F on T { b { ...G } } fragment G on T { c { d } }', 4],
  ['query { a } fragment Unused on T { a { b { c } } }', 1],
])('%s is %i deep', (text, depth) => {
  const document = parse(text);
  expect(depthOf(document, getOperationAST(document)!)).toBe(depth);
});

it('measures a fragment once, however often it is spread', () => {
  const levels = 40;
  const fragments = Array.from({ length: levels }, (_, i) => `fragment F${i} on T { x { ...F${i + 1} ...F${i + 1} } }`).join(' ');
  const document = parse(`{ ...F0 } ${fragments} fragment F${levels} on T { y }`);
  expect(depthOf(document, getOperationAST(document)!)).toBe(levels + 1);
});
