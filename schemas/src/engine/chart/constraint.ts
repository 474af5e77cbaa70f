/**
 * Ranges of versions as Masterminds/semver 3.5 reads them, which Helm picks dependencies with. The npm package `semver` differs in
 * a bare `1.2` (a range here), in commas, in `>1.2`, and in which prereleases a range takes in.
 */
import { comparePrereleases, compareVersions, versionOf, type Version } from './version.ts';

interface Comparison {
  readonly operator: string;
  readonly version: Version;
  /** How many parts were left out or written as x: 0 none, 1 patch, 2 minor and patch, 3 all. */
  readonly open: 0 | 1 | 2 | 3;
}

const part = String.raw`[0-9|xX*]+`;
const suffixes = String.raw`(-(?:[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(\+(?:[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?`;
const wild = String.raw`v?(${part})(\.${part})?(\.${part})?${suffixes}`;
const operators = String.raw`=|!=|>=|=>|<=|=<|~>|>|<|~|\^|`;
const one = String.raw`(?:${operators})\s*(?:${wild})`;
const segment = new RegExp(String.raw`^\s*${one}\s*(?:(?:\s+|,\s*)${one}\s*)*$`);
const each = new RegExp(String.raw`(${operators})\s*${wild}`, 'g');
const hyphen = new RegExp(String.raw`\s*(${wild})\s+-\s+(${wild})\s*`, 'g');

const isWild = (text: string) => /^\.?[xX*]$/.test(text);

function comparisonOf(match: RegExpExecArray): Comparison | undefined {
  const [, operator, major, minor = '', patch = '', prerelease = ''] = match as unknown as [
    string,
    string,
    string,
    ...(string | undefined)[],
  ];
  const open = isWild(major) ? 3 : minor === '' || isWild(minor) ? 2 : patch === '' || isWild(patch) ? 1 : 0;
  const numbers = [`0.0.0`, `${major}${minor}${patch}`, `${major}${minor}.0`, `${major}.0.0`];
  const version = versionOf((numbers[open === 3 ? 0 : open + 1] as string) + prerelease);
  return version && { operator, version, open };
}

const equalTo = ({ version }: Comparison, found: Version) => compareVersions(found, version) === 0;

function within(comparison: Comparison, found: Version): boolean {
  const { version, open } = comparison;
  if (compareVersions(found, version) < 0) return false;
  if (version.numbers[0] === 0n && version.numbers[1] === 0n && version.numbers[2] === 0n && open !== 1 && open !== 2) return true;
  return found.numbers[0] === version.numbers[0] && (open === 2 || found.numbers[1] === version.numbers[1]);
}

function caret({ version, open }: Comparison, found: Version): boolean {
  if (compareVersions(found, version) < 0) return false;
  if (version.numbers[0] > 0n || open === 2) return found.numbers[0] === version.numbers[0];
  if (found.numbers[0] > 0n) return false;
  if (version.numbers[1] > 0n || open === 1) return found.numbers[1] === version.numbers[1];
  return found.numbers[1] === 0n && found.numbers[2] === version.numbers[2];
}

function differs(comparison: Comparison, found: Version): boolean {
  const { version, open } = comparison;
  if (found.numbers[0] !== version.numbers[0]) return true;
  if (open === 2) return false;
  if (found.numbers[1] !== version.numbers[1]) return true;
  if (open === 1) return comparePrereleases(found.prerelease, version.prerelease) !== 0;
  return !equalTo(comparison, found);
}

function greater({ version, open }: Comparison, found: Version): boolean {
  if (open === 0 || open === 3) return compareVersions(found, version) > 0;
  const [major, minor] = version.numbers;
  return found.numbers[0] > major || (open === 1 && found.numbers[0] === major && found.numbers[1] > minor);
}

function atMost({ version, open }: Comparison, found: Version): boolean {
  if (open === 0) return compareVersions(found, version) <= 0;
  const [major, minor] = version.numbers;
  return found.numbers[0] < major || (found.numbers[0] === major && (open === 2 || found.numbers[1] <= minor));
}

function holds(comparison: Comparison, found: Version): boolean {
  switch (comparison.operator) {
    case '':
    case '=':
      return comparison.open === 0 ? equalTo(comparison, found) : within(comparison, found);
    case '!=':
      return differs(comparison, found);
    case '>':
      return greater(comparison, found);
    case '<':
      return compareVersions(found, comparison.version) < 0;
    case '>=':
    case '=>':
      return compareVersions(found, comparison.version) >= 0;
    case '<=':
    case '=<':
      return atMost(comparison, found);
    case '^':
      return caret(comparison, found);
    default:
      return within(comparison, found);
  }
}

/** Whether one comparison with a prerelease lets prereleases through all others beside it: since Helm 3.19. */
export const groupsPrereleases = (helmVersion: string): boolean => !/^3\.(?:\d|1[0-8])(?:\.|$)/.test(helmVersion);

/** Whether a version lies in a range; false too where either cannot be read. */
export function inRange(range: string, version: string, grouped = true): boolean {
  const found = versionOf(version);
  if (!found || range.length > 512) return false;
  const groups = range
    .replaceAll(hyphen, (_, ...parts: string[]) => ` >= ${parts[0]}, <= ${parts[6]} `)
    .split('||')
    .map((group) => {
      if (!segment.test(group)) return undefined;
      const comparisons = [...group.matchAll(each)].map(comparisonOf);
      return comparisons.every((comparison) => comparison !== undefined) ? comparisons : undefined;
    });
  if (groups.length > 32 || !groups.every((group) => group !== undefined)) return false;
  const takesPrereleases = (comparison: Comparison) => comparison.version.prerelease.length > 0;
  return groups.some((group) =>
    group.every((comparison) => {
      const allowed = found.prerelease.length === 0 || (grouped ? group.some(takesPrereleases) : takesPrereleases(comparison));
      return allowed && holds(comparison, found);
    }),
  );
}
