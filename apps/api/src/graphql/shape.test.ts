import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { shapeOf } from './shape.ts';

it.each([
  ['{ a }', 1],
  ['{ a { b } c { d { e } } }', 3],
  ['{ ... { a { ... on T { b } } } }', 2],
  ['{ a { ...F } } fragment F on T { b { ...G } } fragment G on T { c { d } }', 4],
  ['query { a } fragment Unused on T { a { b { c } } }', 1],
])('%s is %i deep', (text, depth) => {
  const document = parse(text);
  expect(shapeOf(document, getOperationAST(document)!).depth).toBe(depth);
});

it('measures a fragment once, however often it is spread', () => {
  const levels = 40;
  const fragments = Array.from({ length: levels }, (_, i) => `fragment F${i} on T { x { ...F${i + 1} ...F${i + 1} } }`).join(' ');
  const document = parse(`{ ...F0 } ${fragments} fragment F${levels} on T { y }`);
  expect(shapeOf(document, getOperationAST(document)!).depth).toBe(levels + 1);
});

it.each([
  ['{ a b }', 0],
  ['{ x: a y: b { z: c } }', 3],
  ['{ ...F ...F } fragment F on T { x: a y: b }', 4],
  ['{ ... { x: a { ... on T { y: b } } } }', 2],
])('%s has %i aliases', (text, aliases) => {
  const document = parse(text);
  expect(shapeOf(document, getOperationAST(document)!).aliases).toBe(aliases);
});

it.each([
  ['{ __schema { types { name } } }', true],
  ['{ ...F } fragment F on Query { ... { x: __type(name: "Me") { name } } }', true],
  ['{ __typename a { __typename } }', false],
])('%s introspects: %s', (text, introspects) => {
  const document = parse(text);
  expect(shapeOf(document, getOperationAST(document)!).introspects).toBe(introspects);
});
