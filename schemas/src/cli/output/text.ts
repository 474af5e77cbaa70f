import type { Finding } from '../../engine/finding.ts';
import { positionOf } from '../../engine/source.ts';
import { pathText } from '../../engine/tree.ts';
import { docsOf } from './docs.ts';
import { codeFrame } from './frame.ts';
import type { Layout } from './layout.ts';
import { count, counts, type Result } from './result.ts';
import type { Style } from './style.ts';
import { printable, widthOf, wrap } from './width.ts';

/** Frames of a pipe are cut here. */
const pipeWidth = 120;

/** Findings for people: one block each, the place first, so that editors and terminals can jump to it. */
export function renderText(result: Result, layout: Layout): string {
  const blocks = result.findings.map((finding) => `${renderFinding(finding, result, layout)}\n\n`);
  const limits = result.schemaless ? `${layout.style.dim('the chart has no schema: names and types of its values are not checked')}\n` : '';
  return `${blocks.join('')}${summary(result, layout.style)}\n${limits}`;
}

export function renderFinding(finding: Finding, { redaction }: Pick<Result, 'redaction'>, { style, columns }: Layout): string {
  const paint = style[finding.severity];
  const width = columns ?? pipeWidth;
  const masks = redaction.masks(finding.at.source);
  const where = finding.environments.length > 0 ? ` ${style.dim(`(${finding.environments.join(', ')})`)}` : '';
  const subject = finding.path.length > 0 ? `${style.path(printable(pathText(finding.path)))}: ` : '';
  const plain = `${finding.path.length > 0 ? `${printable(pathText(finding.path))}: ` : ''}${printable(finding.message)}`;
  const message = prose(plain, '  ', columns).join('\n');
  const lines = [
    `${style.bold(place(finding.at))} ${paint(finding.severity)} ${finding.code}${where}`,
    subject === '' ? message : message.replace(/^ {2}\S+: /, () => `  ${subject}`),
  ];
  if (masks) lines.push(...codeFrame(finding.at, masks, width, style, paint));
  if (finding.help !== undefined) lines.push(...prose(`help: ${printable(finding.help)}`, '  ', columns).map((line) => style.good(line)));
  for (const { at, message: said } of finding.related ?? []) lines.push(...prose(`see ${place(at)}: ${printable(said)}`, '  ', columns));
  lines.push(style.dim(`  docs: ${docsOf(finding.code)}`));
  return lines.join('\n');
}

const place = (span: Finding['at']): string => {
  const { file, line, column } = positionOf(span);
  return `${printable(file)}:${line}:${column}`;
};

/** Indented, and wrapped with the following lines under the first word. */
export function prose(text: string, indent: string, columns: number | undefined): string[] {
  const lines = columns === undefined ? [text] : wrap(text, columns - widthOf(indent));
  return lines.map((line) => `${indent}${line}`);
}

function summary({ findings, environments }: Result, style: Style): string {
  const { errors, warnings } = counts(findings);
  const clean = environments.filter((name) => !findings.some((finding) => finding.environments.includes(name)));
  const faulty = environments.filter((name) => !clean.includes(name));
  if (errors + warnings === 0) return `${environments.join(', ')}: ${style.good('no findings')}`;
  const found = [
    ...(errors > 0 ? [style.error(count(errors, 'error'))] : []),
    ...(warnings > 0 ? [style.warning(count(warnings, 'warning'))] : []),
  ].join(', ');
  return `${found}${faulty.length > 0 ? ` in ${faulty.join(', ')}` : ''}${clean.length > 0 ? `; ${clean.join(', ')}: ${style.good('no findings')}` : ''}`;
}
