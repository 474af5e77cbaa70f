import type { Finding } from '../../engine/finding.ts';
import { pathText } from '../../engine/tree.ts';
import { docsOf } from './docs.ts';
import { counts, region, type Result } from './result.ts';

/**
 * Findings for programs. Lines and columns count from 1, columns in UTF-16 code units, ends are exclusive. Fields may be added
 * within a version; none changes its meaning or goes.
 */
export interface JsonReport {
  readonly version: 1;
  readonly environments: readonly string[];
  readonly summary: { readonly errors: number; readonly warnings: number };
  readonly findings: readonly JsonFinding[];
}

export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface JsonFinding extends JsonPlace {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** As people write it: `api.resources.limits.cpu`; empty for the whole file. */
  readonly path: string;
  /** The same in parts. */
  readonly keys: readonly (string | number)[];
  readonly message: string;
  readonly help?: string;
  readonly environments: readonly string[];
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  readonly docs: string;
}

export function renderJson({ environments, findings }: Result): string {
  const report: JsonReport = { version: 1, environments, summary: counts(findings), findings: findings.map(jsonFinding) };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const jsonFinding = (finding: Finding): JsonFinding => ({
  code: finding.code,
  severity: finding.severity,
  path: pathText(finding.path),
  keys: finding.path,
  ...region(finding.at),
  message: finding.message,
  ...(finding.help === undefined ? {} : { help: finding.help }),
  environments: finding.environments,
  related: (finding.related ?? []).map(({ at, message }) => ({ ...region(at), message })),
  docs: docsOf(finding.code),
});
