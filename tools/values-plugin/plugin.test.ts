/** Builds the plugin once and runs it through the real Helm 3 and Helm 4, installed into homes of their own; every path holds a space. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyProject, folderWithPlugin, helmHomes, root } from './testing.ts';

const temporary = folderWithPlugin();
const broken = path.join(temporary, 'broken project');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

beforeAll(() => {
  copyProject(broken);
  appendFileSync(path.join(broken, 'values/prod.yaml'), '\nreplicaz: 3\n');
});

describe.each(['helm', 'helm3'])('%s', (program) => {
  const home = path.join(temporary, `home of ${program}`);
  const homes = helmHomes(home);
  const helm = (args: readonly string[], cwd = root, env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd, env: { ...process.env, ...homes, ...env }, encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  it('installs', () => {
    expect(helm(['plugin', 'install', path.join(temporary, 'helm-plugin')])).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([[[]], [['prod']], [['check', 'stage', 'prod']]])('finds nothing in our values: %j', (words) => {
    expect(helm(['values-check', ...words])).toMatchObject({ status: 0, stderr: '' });
  });

  it('exits 1 on findings, with their places', () => {
    const { status, stdout, stderr } = helm(['values-check'], broken);
    expect(status).toBe(1);
    expect(stdout).toMatch(/values\/prod\.yaml:\d+:1\b.*schema\//);
    expect(stderr).toBe('Error: plugin "values-check" exited with error\n');
  });

  it.each([
    ['a folder without a project', [], temporary],
    ['an option that there is not', ['--nonsense'], root],
    ['an environment that there is not', ['production'], root],
  ])('exits 2 on %s', (_what, args, cwd) => {
    const { status, stdout, stderr } = helm(['values-check', ...args], cwd);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^values: /);
  });

  it('says what to do without Node.js', () => {
    const { status, stderr } = helm(['values-check'], root, { VALUES_CHECK_NODE: '/nonexistent/node' });
    expect(status).toBe(2);
    expect(stderr).toContain("expected Node.js 22 or newer, found no '/nonexistent/node'");
  });

  it('says what to do with a Node.js that is too old', () => {
    const old = path.join(home, 'old node');
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.20.2"})`;
    writeFileSync(old, `#!/bin/sh\nexec node --import '${pretend}' "$@"\n`);
    chmodSync(old, 0o755);
    const { status, stderr } = helm(['values-check'], root, { VALUES_CHECK_NODE: old });
    expect(status).toBe(2);
    expect(stderr).toContain('expected Node.js 22 or newer, found 20.20.2');
  });

  it('completes commands, environments and formats', () => {
    const words = (...args: string[]) => helm(['__complete', 'values-check', ...args]).stdout.split('\n');
    expect(words('')).toEqual(expect.arrayContaining(['check', 'explain', 'dev', 'stage', 'prod']));
    expect(words('explain', '')).toEqual(['dev', 'prod', 'stage', ':0', '']);
    expect(words('check', '--format', '')).toEqual(['text', 'json', 'sarif', 'github', ':4', '']);
    expect(words('--ch')).toContain('--chart');
  });
});

it('installs into Helm 4 as a package', () => {
  const env = { ...process.env, ...helmHomes(path.join(temporary, 'home of the package')) };
  const helm = (...args: string[]) => spawnSync('helm', args, { cwd: root, env, encoding: 'utf8' }).status;
  expect(helm('plugin', 'install', '--verify=false', path.join(temporary, `values-check-${version}.tgz`))).toBe(0);
  expect(helm('values-check', 'prod')).toBe(0);
});
