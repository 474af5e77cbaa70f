import path from 'node:path';
import type { Finding } from '../../engine/finding.ts';
import { pathText } from '../../engine/tree.ts';
import { docsOf } from './docs.ts';
import { count, counts, region, type Result } from './result.ts';

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * Workflow commands of GitHub Actions, one line each, which it shows beside the lines of a pull request.
 * @param folder of the values, relative to the repository that the workflow checked out
 */
export function renderGithub({ findings }: Result, folder = ''): string {
  const { errors, warnings } = counts(findings);
  const total = errors + warnings === 0 ? 'no findings' : `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  return `${findings.map((finding) => `${annotation(finding, folder)}\n`).join('')}${total}\n`;
}

function annotation(finding: Finding, folder: string): string {
  const { file, line, column, endLine, endColumn } = region(finding.at);
  const place: [string, string | number][] =
    finding.at.source.kind === 'flag'
      ? []
      : [
          ['file', path.posix.join(folder, file)],
          ['line', line],
          ['endLine', endLine],
          // Columns count only within one line; the last one is inclusive.
          ...(line === endLine
            ? ([
                ['col', column],
                ['endColumn', Math.max(column, endColumn - 1)],
              ] satisfies [string, number][])
            : []),
        ];
  const properties = [...place, ['title', finding.code]].map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const said = [
    `${finding.path.length > 0 ? `${pathText(finding.path)}: ` : ''}${finding.message}${finding.environments.length > 0 ? ` (${finding.environments.join(', ')})` : ''}`,
    ...(finding.help === undefined ? [] : [finding.help]),
    docsOf(finding.code),
  ];
  return `::${finding.severity} ${properties.join(',')}::${escapeData(said.join('\n'))}`;
}
