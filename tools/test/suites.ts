/** One runner, its command and how its tests are counted. */
export interface Suite {
  readonly name: string;
  readonly command: readonly string[];
  /** Folder to run in, relative to the repository. */
  readonly cwd?: string;
  /** Report that lists every test; without one the suite counts as a single check. */
  readonly report?: { readonly kind: 'vitest' | 'junit'; readonly file: string };
}

const vitest = (name: string, cwd: string, ...args: string[]): Suite => ({
  name,
  cwd,
  command: ['pnpm', 'exec', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`, ...args],
  report: { kind: 'vitest', file: reportOf(name) },
});

const reports = `${process.cwd()}/reports`;
const reportOf = (name: string, type = 'json'): string => `${reports}/${name}.${type}`;

/** Everything that needs no cluster, cheap ones first. */
const test: readonly Suite[] = [
  { name: 'format', command: ['pnpm', 'exec', 'prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'generated', command: ['node', '--conditions=source', 'schemas/src/generate/main.ts', '--check'] },
  { name: 'values', command: ['values', 'check'] },
  { name: 'shellcheck', command: ['tools/test/shellcheck'] },
  { name: 'hadolint', command: ['hadolint', 'docker/Dockerfile.api.prod', 'docker/Dockerfile.web.prod', 'docker/Dockerfile.mailbox'] },
  { name: 'actionlint', command: ['actionlint'] },
  { name: 'types', command: ['tools/test/types'] },
  // After `types`, which generates what type-aware rules look at.
  { name: 'oxlint', command: ['pnpm', 'exec', 'oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'versions', command: ['tools/cli/verify'] },
  { name: 'ct-lint', command: ['ct', 'lint'] },
  vitest('schemas', 'schemas'),
  vitest('differential', 'schemas', '--config', 'vitest.differential.config.ts'),
  vitest('tools', 'tools'),
  {
    name: 'helm-unittest',
    command: [
      'env',
      // Memory is plenty: collecting it less often saves a third of the time.
      'GOGC=400',
      'helm-unittest',
      '--strict',
      // Compiling the schema for each case takes longer than the case; charts/test/unit-tests.test.ts holds all their values to it.
      '--skip-schema-validation',
      '-f',
      'tests/**/*_test.yaml',
      '--output-type',
      'JUnit',
      '--output-file',
      reportOf('helm-unittest', 'xml'),
      'charts/landfall',
    ],
    report: { kind: 'junit', file: reportOf('helm-unittest', 'xml') },
  },
  vitest('chart', 'charts/test'),
  vitest('api', 'apps/api'),
  vitest('web', 'apps/web'),
];

/** The suites that need a running release, or the programs of its cluster. */
const e2e: readonly Suite[] = [vitest('oracle', 'charts/test', '--config', 'vitest.oracle.config.ts'), vitest('e2e', 'e2e')];

/** The suites that need Argo CD beside it. */
const argocd: readonly Suite[] = [vitest('argocd', 'e2e/argocd')];

export const runs = { test, e2e, argocd } as const;
