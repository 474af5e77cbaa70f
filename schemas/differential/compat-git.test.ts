import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folder, shop, values } from '../test/cli/cli.ts';

test('a git revision is read without a checkout, against the working tree and against another revision', async () => {
  const root = folder(shop);
  const git = (...args: string[]) => execFileSync('git', ['-C', root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args]);
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'one');
  git('tag', 'v1');
  const file = path.join(root, 'charts/landfall/values.schema.json');
  writeFileSync(file, shop['charts/landfall/values.schema.json'].replace('"maximum": 50', '"maximum": 2'));
  const { code, out } = await values(['compat', 'v1'], { cwd: root });
  expect(code).toBe(1);
  expect(out).toContain('replicas breaking: narrowed\n  must be at most 2 now, at most 50 before\n');
  expect(out).toContain('values/prod.yaml:1:11');
  git('commit', '-qam', 'two');
  expect((await values(['compat', 'v1', 'HEAD'], { cwd: root })).code).toBe(1);
  expect((await values(['compat', 'HEAD'], { cwd: root })).code).toBe(0);
  expect((await values(['compat', 'v1~1'], { cwd: root })).code).toBe(2);
  expect(git('status', '--short').toString()).toBe('');
});
