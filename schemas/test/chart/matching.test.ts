import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { groupsPrereleases, inRange } from '../../src/engine/chart/constraint.ts';
import { globOf } from '../../src/engine/chart/glob.ts';
import { compareVersions, versionOf, type Version } from '../../src/engine/chart/version.ts';

/** What Masterminds/semver 3.5.0 and Go's filepath.Match say, one digit for each version or name. */
const recorded = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../differential/fixtures/go-matching.json'), 'utf8')) as {
  versions: string[];
  valid: string;
  ranges: Record<string, string>;
  names: string[];
  globs: Record<string, string>;
};

const digits = (answers: readonly boolean[]) => answers.map(Number).join('');

describe('versions', () => {
  it('are read as Masterminds coerces them', () => {
    expect(digits(recorded.versions.map((version) => versionOf(version) !== undefined))).toBe(recorded.valid);
  });

  it('are at most 256 characters long', () => {
    expect(versionOf(`1.2.3-${'a'.repeat(250)}`)).toBeDefined();
    expect(versionOf(`1.2.3-${'a'.repeat(251)}`)).toBeUndefined();
  });

  it('have numbers without a zero in front, and words with any', () => {
    const suffixes = ['0', '01', '001', '100', '1.01', '01a', 'a01', '0a'];
    expect(suffixes.filter((suffix) => versionOf(`1.2.3-${suffix}`))).toEqual(['0', '100', '01a', 'a01', '0a']);
    expect(versionOf('1')?.numbers).toEqual([1n, 0n, 0n]);
  });

  it.each([
    ['1.0.0', '1.0.0', 0],
    ['1.0.0+a', '1.0.0+b', 0],
    ['1.0.0', '1.0.1', -1],
    ['1.2.0', '1.10.0', -1],
    ['2.0.0', '1.9.9', 1],
    ['1.0.0-a', '1.0.0', -1],
    ['1.0.0', '1.0.0-a', 1],
    ['1.0.0-a', '1.0.0-a', 0],
    ['1.0.0-2', '1.0.0-10', -1],
    ['1.0.0-2', '1.0.0-a', -1],
    ['1.0.0-a', '1.0.0-2', 1],
    ['1.0.0-a', '1.0.0-a.1', -1],
    ['1.0.0-a.1', '1.0.0-a', 1],
    ['1.0.0-b', '1.0.0-a', 1],
    ['1.0.0-10', '1.0.0-20', -1],
    ['1.0.0-20', '1.0.0-10', 1],
    ['1.0.0-a1', '1.0.0-2', 1],
    ['1.0.0-2', '1.0.0-a1', -1],
    ['1.0.0-1a', '1.0.0-2', 1],
    ['1.0.0-2', '1.0.0-1a', -1],
    ['1.0.0-2', '1.0.0--a', -1],
    ['1.0.0--a', '1.0.0-2', 1],
    ['1.0.0-a.b', '1.0.0-a.b', 0],
  ])('%s against %s is %i', (one, other, order) => {
    expect(compareVersions(versionOf(one) as Version, versionOf(other) as Version)).toBe(order);
  });
});

describe('ranges of versions', () => {
  it.each(Object.entries(recorded.ranges))('%j', (range, row) => {
    expect(digits(recorded.versions.map((version) => inRange(range, version)))).toBe(row);
  });

  it.each([
    ['~0.0.0', '9.0.0', true],
    ['~0.0.3', '0.0.4', true],
    ['~0.0.3', '0.1.0', false],
    ['~0.2.0', '0.3.0', false],
    ['~0.2.0', '0.2.1', true],
    ['~1.0.0', '1.1.0', false],
    ['~0.0', '0.0.9', true],
    ['~0.0', '0.1.0', false],
    ['~0', '0.9.0', true],
    ['~0', '1.0.0', false],
    ['>=0 <18446744073709551616', '1.0.0', false],
    [`1${' '.repeat(511)}`, '1.0.0', true],
    [`1${' '.repeat(512)}`, '1.0.0', false],
  ])('%j takes %s: %s', (range, version, taken) => {
    expect(inRange(range, version)).toBe(taken);
  });

  it('took prereleases comparison by comparison before Helm 3.19', () => {
    expect(inRange('>= 0.1.0-0, < 9', '2.0.0-rc.1', true)).toBe(true);
    expect(inRange('>= 0.1.0-0, < 9', '2.0.0-rc.1', false)).toBe(false);
    expect(inRange('>= 0.1.0-0, < 9-0', '2.0.0-rc.1', false)).toBe(true);
    expect(['3.8.0', '3.18.6', '3.18', '3.19.0', '3.21.4', '3', '4.0.0', '4.3.1'].map(groupsPrereleases)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
  });
});

describe('patterns of names', () => {
  it.each(Object.entries(recorded.globs))('%j', (pattern, row) => {
    if (row === 'error') expect(() => globOf(pattern)).toThrow(SyntaxError);
    else expect(digits(recorded.names.map(globOf(pattern)))).toBe(row);
  });

  it.each([
    ['a😀?', 'a😀b', true],
    ['[😀]', '😀', true],
    ['\uffffb', '\uffffb', true],
    ['[^b]', '^', true],
    ['[^b]', '[', true],
    ['[^b]', 'b', false],
  ])('%j takes %j: %s', (pattern, name, taken) => {
    expect(globOf(pattern)(name)).toBe(taken);
  });

  it.each([
    ['a[', 'ends too early'],
    ['[a', 'ends too early'],
    ['a\\', 'ends too early'],
    ['[]a]', 'has an empty range'],
    ['[a-]', 'has an empty range'],
  ])('%j is refused: %s', (pattern, why) => {
    expect(() => globOf(pattern)).toThrow(`pattern ${JSON.stringify(pattern)} ${why}`);
  });
});
