import type { Chart } from '../../engine/chart/chart.ts';
import type { Report } from '../../engine/check.ts';
import type { Finding } from '../../engine/finding.ts';
import { positionOf, type Span } from '../../engine/source.ts';
import { secret } from './frame.ts';
import { pathText } from '../../engine/tree.ts';
import type { Read } from '../redact/known.ts';
import { nothingSecret, redactionOf, type Redaction } from '../redact/redaction.ts';

/** What `check` found, ready to be printed: no text of it holds a secret. */
export interface Result {
  readonly environments: readonly string[];
  readonly findings: readonly Finding[];
  readonly redaction: Redaction;
  /** No schema tells which keys there are: a misspelt one is not found. */
  readonly schemaless?: boolean;
}

/** @param read what was read, asked for only where something of it is shown */
export function resultOf(chart: Chart, { environments, findings }: Report, read: () => Read): Result {
  const redaction = findings.length === 0 ? nothingSecret : redactionOf(chart, read());
  const schemaless = chart.schema === undefined;
  return { environments, findings: findings.map((finding) => scrubbed(finding, redaction)), redaction, schemaless };
}

function scrubbed(finding: Finding, redaction: Redaction): Finding {
  const own = hiddenText(finding.at, redaction);
  const path = redaction.shown(finding.path);
  const keys = finding.path.filter((key, i) => key !== path[i]);
  const scrub = (text: string) => {
    const named = keys.length === 0 ? text : text.replaceAll(pathText(finding.path), pathText(path));
    const bare = keys.reduce<string>((rest, key) => rest.replaceAll(wordOf(String(key)), secret), named);
    return redaction.scrub(own === undefined ? bare : bare.replaceAll(own, secret));
  };
  return {
    ...finding,
    path,
    message: scrub(finding.message),
    ...(finding.help === undefined ? {} : { help: scrub(finding.help) }),
    ...(finding.related ? { related: finding.related.map(({ at, message }) => ({ at, message: scrub(message) })) } : {}),
  };
}

/** The words at fault, where they are not shown: as they are written, a message may quote them in spite of all. */
function hiddenText({ source, start, end }: Span, { masks }: Redaction): RegExp | undefined {
  const text = source.text.slice(start, end);
  if (!/^[\w.+-]+$/.test(text) || !masks(source)?.some((mask) => mask.start <= start && mask.end >= end)) return undefined;
  return wordOf(text);
}

const wordOf = (text: string): RegExp => new RegExp(`(?<![\\w-])${text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w-])`, 'g');

/** Line and column of both ends of a span, from 1; the end is exclusive. */
export function region(span: Span): { file: string; line: number; column: number; endLine: number; endColumn: number } {
  const end = positionOf({ ...span, start: Math.min(Math.max(span.start, span.end), span.source.text.length) });
  return { ...positionOf(span), endLine: end.line, endColumn: end.column };
}

export const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

export const counts = (findings: readonly Finding[]): { errors: number; warnings: number } => {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
};
