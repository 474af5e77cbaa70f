import type { Chart } from '../engine/chart/chart.ts';
import { check, type Report, type Workspace } from '../engine/check.ts';
import type { Finding } from '../engine/finding.ts';

export interface Broken {
  /** Errors that the values files have with the new chart and did not have with the old one. */
  readonly findings: readonly Finding[];
  readonly report: Report;
}

/** Which of the values files that are there break with the new chart. */
export function brokenBy(workspace: Workspace, old: Chart, now: Chart): Broken {
  const before = check({ ...workspace, chart: old, ownChart: false, rules: false });
  const report = check({ ...workspace, chart: now, ownChart: false, rules: false });
  const key = (finding: Finding) => [finding.code, finding.message, ...finding.path].join('\0');
  const known = new Map(before.findings.map((finding) => [key(finding), new Set(finding.environments)]));
  const findings = report.findings.flatMap((finding) => {
    const fresh = finding.environments.filter((name) => !known.get(key(finding))?.has(name));
    return finding.severity === 'error' && fresh.length > 0 ? [{ ...finding, environments: fresh }] : [];
  });
  return { findings, report };
}
