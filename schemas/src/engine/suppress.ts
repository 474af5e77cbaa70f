import { codes as rules } from '../rules/codes.ts';
import { codes } from './catalogue.ts';
import type { CodeInfo, Finding } from './finding.ts';
import type { Layer, Suppression } from './layer.ts';
import { suggest } from './schema/suggest.ts';
import { expired, notAllowed, tooLong, unknownRule, unused } from './suppress-codes.ts';
import { pathText, type Path } from './tree.ts';

/** What was found in one environment. */
export interface Run {
  readonly environment: string;
  /** Overlays that the environment reads. */
  readonly layers: readonly Pick<Layer, 'suppressions'>[];
  readonly findings: readonly Finding[];
  /** Whether the values were sound enough for the rules. */
  readonly rulesRan: boolean;
}

/** Rules, and warnings about text and merges: what Helm refuses cannot be silenced, nor can a comment about silence. */
const silenceable = [
  ...rules,
  ...codes.filter(
    ({ code, severity }) => severity === 'warning' && !code.startsWith('suppression/') && !rules.some((rule) => rule.code === code),
  ),
].map(({ code }) => code);

/**
 * Findings of all environments, less what comments in their files silence, and what is wrong with these comments. A suppression
 * silences its rule at its key and below it, in the environments that read its file, up to and with its last day.
 * @param today YYYY-MM-DD
 */
export function applySuppressions(runs: readonly Run[], today: string): Finding[] {
  const used = new Set<Suppression>();
  const kept = runs.flatMap(({ environment, layers, findings }) => {
    const active = layers.flatMap(({ suppressions }) => suppressions).filter(({ until }) => until >= today);
    return findings
      .filter((finding) => {
        const silencing = active.filter((suppression) => silences(suppression, finding));
        for (const suppression of silencing) used.add(suppression);
        return silencing.length === 0;
      })
      .map((finding) => ({ ...finding, environments: [environment] }));
  });
  return [...kept, ...faultsOf(runs, used, today)];
}

const silences = ({ rule, path }: Suppression, finding: Finding): boolean =>
  rule === finding.code && silenceable.includes(rule) && isAtOrBelow(finding.path, path);

const isAtOrBelow = (path: Path, top: Path): boolean => top.every((part, i) => String(path[i]) === String(part));

function faultsOf(runs: readonly Run[], used: ReadonlySet<Suppression>, today: string): Finding[] {
  const suppressions = new Set(runs.flatMap(({ layers }) => layers.flatMap((layer) => layer.suppressions)));
  return [...suppressions].flatMap((suppression) => {
    const readers = runs.filter(({ layers }) => layers.some((layer) => layer.suppressions.includes(suppression)));
    const idle = !used.has(suppression) && readers.every(({ rulesRan }) => rulesRan);
    const fault = faultOf(suppression, idle, today);
    const environments = readers.map(({ environment }) => environment);
    return fault ? [{ ...fault, path: suppression.path, at: suppression.at, related: [], environments }] : [];
  });
}

type Fault = Pick<Finding, 'code' | 'severity' | 'message' | 'help'>;
const fault = ({ code, severity }: CodeInfo, message: string, help: string): Fault => ({ code, severity, message, help });

function faultOf({ rule, until, path }: Suppression, idle: boolean, today: string): Fault | undefined {
  if (codes.some(({ code }) => code === rule) && !silenceable.includes(rule))
    return fault(notAllowed, `nothing silences ${rule}`, 'put right what it reports');
  if (!silenceable.includes(rule)) {
    const near = suggest(rule, silenceable);
    return fault(unknownRule, `there is no rule ${rule}`, near === undefined ? 'write the code of the finding' : `did you mean ${near}?`);
  }
  if (until < today)
    return fault(expired, `the suppression of ${rule} ended on ${until}`, 'put the value right, or write a later day and why');
  if (idle) return fault(unused, `${rule} finds nothing at ${pathText(path)}`, 'take the comment away');
  if (until > yearAfter(today))
    return fault(tooLong, `the suppression of ${rule} holds until ${until}, more than a year`, `write ${yearAfter(today)} or sooner`);
  return undefined;
}

const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
