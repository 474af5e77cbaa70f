import { spawnSync } from 'node:child_process';
import { UsageError } from '../cli/command.ts';

export interface Render {
  /** The program; looked up on the PATH unless it is a path. */
  readonly program: string;
  readonly release: string;
  readonly namespace: string;
  /** Absolute. */
  readonly chart: string;
  readonly files: readonly string[];
  readonly flags: readonly { readonly kind: string; readonly text: string }[];
  /** Folder that `--set-file` and the like are relative to. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What `helm template` prints, hooks included.
 * @throws {UsageError} where there is no Helm
 */
export function template(render: Render): { readonly manifests: string } | { readonly refusal: string } {
  // -f takes a list in CSV.
  const quoted = (file: string) => (/[",]/.test(file) ? `"${file.replaceAll('"', '""')}"` : file);
  const args = [
    'template',
    render.release,
    render.chart,
    '--namespace',
    render.namespace,
    ...render.files.flatMap((file) => ['-f', quoted(file)]),
  ];
  for (const { kind, text } of render.flags) args.push(`--${kind}`, text);
  const { error, status, stdout, stderr } = spawnSync(render.program, args, {
    cwd: render.cwd,
    env: render.env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error && (error as NodeJS.ErrnoException).code === 'ENOENT')
    throw new UsageError(
      `no Helm: ${render.program} was not found`,
      'install it (https://helm.sh/docs/intro/install), or name the program by HELM_BIN',
    );
  if (error) throw error;
  return status === 0 ? { manifests: stdout } : { refusal: stderr };
}
