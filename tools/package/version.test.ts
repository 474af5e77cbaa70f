/** chart-testing's rule on a branch: who changes the chart raises its version. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import { root, run, temporaryFolder, tryRun } from './testing.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const clone = path.join(temporaryFolder(), 'clone');
const git = (...args: string[]) => run('git', ['-C', clone, '-c', 'user.name=t', '-c', 'user.email=t@landfall.example', ...args]);
const edit = (file: string, change: (text: string) => string): void => {
  const full = path.join(clone, 'charts/landfall', file);
  writeFileSync(full, change(readFileSync(full, 'utf8')));
  git('commit', '--quiet', '--all', '--no-verify', '--message', 'A change');
};
const lint = () => tryRun(path.join(clone, 'tools/package/version-bumped'), [], {}, clone);

beforeAll(() => {
  run('git', ['clone', '--quiet', '--no-hardlinks', `file://${root}`, clone]);
  git('checkout', '--quiet', '-B', 'change', run('git', ['rev-parse', 'HEAD']).trim());
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
});

it('takes a chart that is as it was', () => {
  expect(lint()).toMatchObject({ status: 0 });
});

it('refuses a change without a new version, and takes it with one', () => {
  edit('values.yaml', (text) => `${text}# changed\n`);
  const { status, stdout, stderr } = lint();
  expect(status).not.toBe(0);
  expect(stdout + stderr).toMatch(/needs a version bump/i);
  edit('Chart.yaml', (text) => text.replace(/^version: (\d+)\..*$/m, (_, major) => `version: ${Number(major) + 1}.0.0`));
  expect(lint()).toMatchObject({ status: 0 });
});

it('says what to do without a branch to compare with', () => {
  const { status, stderr } = tryRun(path.join(clone, 'tools/package/version-bumped'), ['nowhere'], {}, clone);
  expect(status).toBe(1);
  expect(stderr).toContain('git fetch origin nowhere');
});
