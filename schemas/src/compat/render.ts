import { jsonText } from '../engine/write/data.ts';
import { renderJson, type JsonReport } from '../cli/output/json.ts';
import type { Layout } from '../cli/output/layout.ts';
import type { Result } from '../cli/output/result.ts';
import { prose, renderFinding } from '../cli/output/text.ts';
import { printable } from '../cli/output/width.ts';
import { positionOf, type Span } from '../engine/source.ts';
import { showPath, type Difference } from './difference.ts';
import { grouped, placeText, type Group } from './group.ts';

export interface Compat {
  /** As they were named. */
  readonly old: string;
  readonly now: string;
  readonly differences: readonly Difference[];
  /** What the values files that are there have with the new chart and did not have with the old one. */
  readonly result: Result;
}

export function renderCompat(compat: Compat, format: 'text' | 'json' | 'markdown', layout: Layout): string {
  if (format === 'json') return json(compat);
  return format === 'markdown' ? markdown(compat) : text(compat, layout);
}

const places = ({ before, after }: Difference): string =>
  [
    [before, 'old'],
    [after, 'new'],
  ]
    .flatMap(([span, name]) => (span ? [`${name as string} ${placeText(span as Span)}`] : []))
    .join(', ');

const counted = ({ differences, result }: Compat) => {
  const breaking = differences.filter(({ severity }) => severity === 'breaking').length;
  return {
    breaking,
    notices: differences.length - breaking,
    broken: [...new Set(result.findings.flatMap(({ environments }) => environments))],
  };
};

function verdict(compat: Compat): string {
  const { breaking, broken } = counted(compat);
  const files =
    broken.length > 0 ? `values that break: ${broken.join(', ')}` : `the values of ${compat.result.environments.join(', ')} stay valid`;
  return `${breaking === 0 ? 'nothing breaking' : `${breaking} breaking`} from ${compat.old} to ${compat.now}; ${files}`;
}

function text(compat: Compat, layout: Layout): string {
  const { style, columns } = layout;
  const block = (group: Group) => {
    const also = group.also.length === 0 ? [] : prose(`also at ${group.also.join(', ')}`, '  ', columns);
    const head = `${style.path(printable(showPath(group.path)))} ${style[group.severity === 'breaking' ? 'error' : 'good'](`${group.severity}: ${group.kind}`)}`;
    return [
      head,
      ...prose(printable(group.message), '  ', columns),
      ...also.map(printable),
      style.dim(`  ${printable(places(group))}`),
    ].join('\n');
  };
  const blocks = grouped(compat.differences).map(block);
  const findings = compat.result.findings.map((finding) => renderFinding(finding, compat.result, layout));
  return `${[...blocks, ...findings, verdict(compat)].join('\n\n')}\n`;
}

const region = (span: Span | undefined) => span && positionOf(span);

const json = (compat: Compat): string =>
  jsonText({
    version: 1,
    old: compat.old,
    new: compat.now,
    breaking: counted(compat).breaking > 0 || compat.result.findings.length > 0,
    differences: compat.differences.map(({ kind, severity, path, message, before, after }) => ({
      kind,
      severity,
      path: showPath(path),
      keys: path,
      message,
      old: region(before),
      new: region(after),
    })),
    values: { environments: compat.result.environments, findings: (JSON.parse(renderJson(compat.result)) as JsonReport).findings },
  });

/** For a comment on a pull request: nothing of it is taken for markup. */
const cell = (value: string) => printable(value).replaceAll(/[\\`*_[\]<>|~&@#]/g, (char) => `&#${char.charCodeAt(0)};`);

function markdown(compat: Compat): string {
  const rows = grouped(compat.differences).map(
    (group) =>
      `| ${group.severity === 'breaking' ? '🛑' : 'ℹ️'} ${group.kind} | ${cell(showPath(group.path))}${group.also.length > 0 ? `, and ${group.also.length} more` : ''} | ${cell(group.message)} | ${cell(places(group))} |`,
  );
  const table = rows.length > 0 ? ['| | path | what | where |', '| --- | --- | --- | --- |', ...rows, ''] : [];
  const broken = compat.result.findings.map((finding) => {
    const { file, line, column } = positionOf(finding.at);
    return `- ${finding.environments.join(', ')}: ${cell(`${file}:${line}:${column}`)} ${cell(finding.path.join('.'))}: ${cell(finding.message)}`;
  });
  return [
    '### Compatibility of the values',
    '',
    cell(verdict(compat)),
    '',
    ...table,
    ...(broken.length > 0 ? ['#### Values files that break', '', ...broken, ''] : []),
  ].join('\n');
}
