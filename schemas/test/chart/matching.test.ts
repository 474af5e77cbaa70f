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
  ])('%s against %s is %i', (one, other, order) => {
    expect(compareVersions(versionOf(one) as Version, versionOf(other) as Version)).toBe(order);
  });
});

describe('ranges of versions', () => {
  it.each(Object.entries(recorded.ranges))('%j', (range, row) => {
    expect(digits(recorded.versions.map((version) => inRange(range, version)))).toBe(row);
  });

  it('took prereleases comparison by comparison before Helm 3.19', () => {
    expect(inRange('>= 0.1.0-0, < 9', '2.0.0-rc.1', true)).toBe(true);
    expect(inRange('>= 0.1.0-0, < 9', '2.0.0-rc.1', false)).toBe(false);
    expect(inRange('>= 0.1.0-0, < 9-0', '2.0.0-rc.1', false)).toBe(true);
    expect(['3.8.0', '3.18.6', '3.18', '3.19.0', '3.21.4', '3', '4.0.0', '4.1.8'].map(groupsPrereleases)).toEqual([
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
});
