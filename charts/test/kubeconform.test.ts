import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { inline, matrix } from './lib/cases.ts';
import { env, render, template } from './lib/helm.ts';

const location = path.join(import.meta.dirname, 'schemas/{{ .ResourceKind }}{{ .KindSuffix }}.json');

interface Report {
  readonly resources: readonly { readonly kind: string; readonly name: string; readonly status: string; readonly msg: string }[];
  readonly summary: { readonly valid: number; readonly invalid: number; readonly errors: number; readonly skipped: number };
}

/** What kubeconform says of manifests; schemas come from the repository and from nowhere else. */
async function kubeconform(manifests: string): Promise<Report> {
  const child = spawn('kubeconform', ['-strict', '-summary', '-output', 'json', '-schema-location', location], { env });
  child.stdin.end(manifests);
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(error).toBe('');
  return JSON.parse(out) as Report;
}

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it('makes objects that the schemas of Kubernetes and of External Secrets accept', async () => {
    const report = await kubeconform(await template(helm, c));
    expect(report.resources.filter((r) => r.status !== 'statusValid')).toStrictEqual([]);
    expect(report.summary).toStrictEqual({ valid: (await render(helm, c)).length, invalid: 0, errors: 0, skipped: 0 });
  });
});

describe('the schemas', () => {
  it.each([
    ['a misspelt field', (yaml: string) => yaml.replace('terminationGracePeriodSeconds', 'terminationGracePeriod')],
    ['a wrong type', (yaml: string) => yaml.replace(/containerPort: [0-9]+/, 'containerPort: http')],
  ])('see %s', async (_, broken) => {
    const manifests = await template('helm', inline);
    const { summary } = await kubeconform(broken(manifests));
    expect(summary.invalid).toBe(1);
  });
});
