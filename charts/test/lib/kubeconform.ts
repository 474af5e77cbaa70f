import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { env } from './helm.ts';

const schemas = path.join(import.meta.dirname, '../schemas');

interface Resource {
  readonly filename: string;
  readonly kind: string;
  readonly name: string;
  readonly status: string;
  readonly msg: string;
}

export interface Report {
  readonly resources: readonly Resource[];
  readonly summary: { readonly valid: number; readonly invalid: number; readonly errors: number; readonly skipped: number };
}

/**
 * What kubeconform says of manifests, with the schemas of one version of Kubernetes; they come from the repository and from nowhere else.
 * @param manifests text, or a folder of files
 */
export async function kubeconform(manifests: { readonly text: string } | { readonly dir: string }, version = '1.37'): Promise<Report> {
  const args = ['-strict', '-summary', '-output', 'json'];
  for (const folder of [version, 'extensions'])
    args.push('-schema-location', path.join(schemas, folder, '{{ .ResourceKind }}{{ .KindSuffix }}.json'));
  if ('dir' in manifests) args.push(manifests.dir);
  const child = spawn('kubeconform', args, { env });
  child.stdin.end('text' in manifests ? manifests.text : undefined);
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (error) throw new Error(`kubeconform: ${error}`);
  return JSON.parse(out) as Report;
}

/** What is wrong with the manifests, one line for each object. */
export const complaints = ({ resources }: Report): readonly string[] =>
  resources.filter((r) => r.status !== 'statusValid').map((r) => `${r.filename} ${r.kind}/${r.name}: ${r.status} ${r.msg}`);
