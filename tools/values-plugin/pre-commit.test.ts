/** The hooks of .pre-commit-hooks.yaml, run by the real pre-commit in a git repository of somebody's. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import { copyProject, folderWithPlugin, helmHomes, root } from './testing.ts';

// Each test starts several programs.
vi.setConfig({ testTimeout: 60_000 });
const temporary = folderWithPlugin();
const ours = path.join(temporary, 'our repository');
const theirs = path.join(temporary, 'their repository');
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(GIT|PRE_COMMIT)_/.test(name))),
  ...helmHomes(path.join(temporary, 'helm')),
  PRE_COMMIT_HOME: path.join(temporary, 'pre-commit'),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
};

function run(cwd: string, command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}
function must(cwd: string, command: string, ...args: string[]): string {
  const { status, output } = run(cwd, command, ...args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${status}: ${output}`);
  return output.trim();
}

beforeAll(() => {
  must(temporary, 'helm', 'plugin', 'install', path.join(temporary, 'helm-plugin'));
  mkdirSync(ours);
  copyFileSync(path.join(root, '.pre-commit-hooks.yaml'), path.join(ours, '.pre-commit-hooks.yaml'));
  must(ours, 'git', 'init', '--quiet');
  must(ours, 'git', 'add', '.');
  must(ours, 'git', 'commit', '--quiet', '--message', 'Hooks');
  const rev = must(ours, 'git', 'rev-parse', 'HEAD');

  copyProject(theirs);
  must(theirs, 'git', 'init', '--quiet');
  const hooks = [{ id: 'values-check' }];
  writeFileSync(path.join(theirs, '.pre-commit-config.yaml'), JSON.stringify({ repos: [{ repo: ours, rev, hooks }] }));
  must(theirs, 'pre-commit', 'install');
}, 60_000);

it('lets good values pass, refuses bad ones with their place', () => {
  must(theirs, 'git', 'add', '.');
  expect(run(theirs, 'git', 'commit', '--message', 'Good values')).toMatchObject({ status: 0 });
  expect(must(theirs, 'git', 'log', '--format=%s')).toBe('Good values');

  appendFileSync(path.join(theirs, 'values/prod.yaml'), '\nreplicaz: 3\n');
  const { status, output } = run(theirs, 'git', 'commit', '--all', '--message', 'Bad values');
  expect(status).toBe(1);
  expect(output).toMatch(/values\/prod\.yaml:\d+:1\b/);
  expect(must(theirs, 'git', 'log', '--format=%s')).toBe('Good values');
});

it('does not start for a commit that touches no values', () => {
  writeFileSync(path.join(theirs, 'README.md'), 'Read me.\n');
  must(theirs, 'git', 'add', 'README.md');
  expect(run(theirs, 'git', 'commit', '--message', 'Docs')).toMatchObject({
    status: 0,
    output: expect.stringContaining('Skipped') as string,
  });
});

it('checks the overlays of any chart, each over the files that args name', () => {
  const args = ['--chart', 'charts/landfall', '-f', 'values/common.yaml'];
  const hooks = [{ id: 'values-check-chart', args, exclude: '^values/common\\.yaml$' }];
  const rev = must(ours, 'git', 'rev-parse', 'HEAD');
  writeFileSync(path.join(theirs, 'chart.yaml'), JSON.stringify({ repos: [{ repo: ours, rev, hooks }] }));
  const hook = (...files: string[]) => run(theirs, 'pre-commit', 'run', '--config', 'chart.yaml', '--files', ...files);
  expect(hook('values/common.yaml', 'values/stage.yaml')).toMatchObject({ status: 0 });
  const { status, output } = hook('values/stage.yaml', 'values/prod.yaml');
  expect(status).toBe(1);
  expect(output).toMatch(/values\/prod\.yaml:\d+:1\b/);
});
