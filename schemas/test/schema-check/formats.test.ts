import { describe, expect, it } from 'vitest';
import { compileSchema } from '../../src/engine/schema/index.ts';
import { formats } from '../../src/engine/schema/formats.ts';
import { goRegExp } from '../../src/engine/schema/regexp.ts';
import { formatRows, patternRows, refusedPatterns } from './formats.ts';

describe('formats', () => {
  it.each(formatRows)('%s: %j is %s', (format, text, fits) => {
    expect(formats[format]?.(text) ?? true).toBe(fits);
  });

  it.each([
    ['http://json-schema.org/draft-04/schema#', true],
    ['http://json-schema.org/draft-06/schema#', true],
    ['http://json-schema.org/draft-07/schema#', true],
    ['https://json-schema.org/draft/2019-09/schema', false],
    ['https://json-schema.org/draft/2020-12/schema', false],
    [undefined, false],
  ])('are asserted in %s: %s', ($schema, asserted) => {
    const text = JSON.stringify({ ...($schema ? { $schema } : {}), properties: { a: { format: 'ipv4' } } });
    const errors = compileSchema({ name: 'values.schema.json', kind: 'schema', text }).full({ a: 'x' });
    expect(errors.map(({ code }) => code)).toEqual(asserted ? ['schema/format'] : []);
  });
});

describe('patterns in the syntax of RE2', () => {
  it.each(patternRows)('%j on %j: %s', (pattern, text, fits) => {
    expect(goRegExp(pattern).test(text)).toBe(fits);
  });

  it.each(refusedPatterns)('refuses %j', (pattern) => {
    expect(() => goRegExp(pattern)).toThrow(SyntaxError);
  });

  it.each([
    ['(?=a)', 'has the group (?=a'],
    ['a)b', 'has a ) too many'],
    ['(a', 'lacks a )'],
    ['[', 'lacks a ]'],
    ['[a-', 'lacks a ]'],
    ['[[:nope:]]', 'has the class [:nope:]'],
    ['[a-\\d]', 'has a range that ends in a class'],
    ['a{1001}', 'repeats more than 1000 times'],
    ['a{2,1}', 'has the repetition {2,1}'],
    ['a**', 'repeats a repetition'],
    ['*a', 'repeats nothing'],
    ['\\y', 'has the escape \\y'],
    ['\\', 'ends in a backslash'],
  ])('says why: %j %s', (pattern, why) => {
    expect(() => goRegExp(pattern)).toThrow(new SyntaxError(`${why}, which RE2 refuses`));
  });
});
