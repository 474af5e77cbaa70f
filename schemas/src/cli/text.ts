import type { Finding } from '../checker/index.ts';

/** Findings for people: one block each, the place first, so that editors and terminals can jump to it. */
export function renderText(findings: readonly Finding[], environments: readonly string[]): string {
  if (findings.length === 0) return `${environments.join(', ')}: no findings\n`;
  const blocks = group(findings).map(
    ({ finding: f, in: names }) =>
      `${f.position.file}:${f.position.line}:${f.position.column} ${f.severity} ${f.code} (${names.join(', ')})\n  ${f.path || '(file)'}: ${f.message}\n`,
  );
  const count = blocks.length === 1 ? '1 finding' : `${blocks.length} findings`;
  return `${blocks.join('')}${count}\n`;
}

/** A shared file is at fault in every environment: say so once. */
function group(findings: readonly Finding[]): { finding: Finding; in: string[] }[] {
  const groups = new Map<string, { finding: Finding; in: string[] }>();
  for (const finding of findings) {
    const { environment, ...rest } = finding;
    const key = JSON.stringify(rest);
    const known = groups.get(key);
    if (known) known.in.push(environment);
    else groups.set(key, { finding, in: [environment] });
  }
  return [...groups.values()];
}
