import { expect, it } from 'vitest';
import { ignoreOf } from '../../src/engine/chart/ignore.ts';

it.each<[string, string, boolean, boolean]>([
  ['', 'a', false, false],
  ['a', 'a', false, true],
  ['a', 'x/a', false, true],
  ['a', 'a/x', false, false],
  ['  a  ', 'a', false, true],
  ['# a', '# a', false, false],
  ['\uFEFFa', 'a', false, true],
  ['a\uFEFFb', 'a\uFEFFb', false, true],
  ['x\n\uFEFFa', 'a', false, false],
  ['\u0085a\u00A0', 'a', false, true],
  ['a \t b', 'a \t b', false, true],
  ['a\nb', 'b', false, true],
  ['a\r\nb\r\n', 'a', false, true],
  ['/a', 'a', false, true],
  ['/a', 'x/a', false, false],
  ['x/a', 'x/a', false, true],
  ['x/a', 'y/x/a', false, false],
  ['x/*', 'x/a', false, true],
  ['x/*', 'x/a/b', false, false],
  ['a/', 'a', true, true],
  ['a/', 'a', false, false],
  ['a/', 'x/a', true, true],
  ['/a/', 'a', true, true],
  ['/a/', 'x/a', true, false],
  // A negated rule leaves out whatever does not match it.
  ['!a', 'a', false, false],
  ['!a', 'b', false, true],
  ['!a/', 'a', false, true],
  ['!a/', 'a', true, false],
  ['!/a', 'x/a', false, true],
  ['!x/a', 'x/a', false, false],
  ['!a\na', 'a', false, true],
  ['b\n!a', 'a', false, false],
  ['', 'templates/.x', false, true],
  ['', 'templates/x', false, false],
  ['', 'templates/.', false, false],
])('%j leaves out %j (a folder: %s): %s', (rules, name, isDirectory, expected) => {
  expect(ignoreOf(rules)(name, isDirectory)).toBe(expected);
});

it('refuses two stars and broken patterns', () => {
  expect(() => ignoreOf('a/**')).toThrow(new SyntaxError('"a/**": a double star is not supported'));
  expect(() => ignoreOf('a[')).toThrow(SyntaxError);
  expect(() => ignoreOf('!a[')).toThrow(SyntaxError);
});
