/** Builds the plugin once and runs it through the real Helm 3 and Helm 4, installed into homes of their own; every path holds a space. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { copyProject, folderWithPlugin, helmHomes, root } from './testing.ts';

// Each test starts several programs.
vi.setConfig({ testTimeout: 60_000 });
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

  it('passes every command through, and completes it', () => {
    const { stdout } = helm(['values-check', 'help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name as string);
    expect(commands).toContain('explain');
    const completed = helm(['__complete', 'values-check', '']).stdout.split('\n');
    for (const command of commands) {
      expect(helm(['values-check', command, '--help'])).toMatchObject({
        status: 0,
        stdout: expect.stringContaining(`values ${command}`) as string,
      });
      expect(completed).toContain(command);
    }
  });

  it('knows its version', () => {
    expect(helm(['values-check', '--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  it('checks any chart from any folder', () => {
    const args = ['--chart', 'broken project/charts/landfall', '-f', 'broken project/values/common.yaml'];
    expect(helm(['values-check', ...args, 'broken project/values/stage.yaml'], temporary)).toMatchObject({ status: 0 });
    const { status, stdout } = helm(['values-check', ...args, 'broken project/values/prod.yaml'], temporary);
    expect(status).toBe(1);
    expect(stdout).toContain('broken project/values/prod.yaml:');
  });

  it('reads a packaged chart', () => {
    const folder = path.join(home, 'packaged');
    expect(helm(['package', 'charts/landfall', '--destination', folder])).toMatchObject({ status: 0 });
    const [archive = ''] = readdirSync(folder);
    const flags = ['--chart', path.join(folder, archive), '-f', 'values/common.yaml', '-f', 'values/prod.yaml'];
    expect(helm(['values-check', 'effective', ...flags])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('environment: prod') as string,
    });
  });

  it('renders with the Helm that called it', () => {
    const args = ['values-check', 'env', 'prod', '--set', 'image.tag=sha-000000000000'];
    const env = { ...process.env, ...homes, PATH: '/usr/bin:/bin', VALUES_CHECK_NODE: process.execPath };
    const { status, stdout } = spawnSync(path.join(root, '.tools/bin', program), args, { cwd: root, env, encoding: 'utf8' });
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('DATABASE_URL') as string });
  });

  it('says what to do without Node.js', () => {
    const { status, stderr } = helm(['values-check'], root, { VALUES_CHECK_NODE: '/nonexistent/node' });
    expect(status).toBe(2);
    expect(stderr).toContain("expected Node.js 24 or newer, found no '/nonexistent/node'");
  });

  it('says what to do with a Node.js that is too old', () => {
    const old = path.join(home, 'old node');
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"22.22.0"})`;
    writeFileSync(old, `#!/bin/sh\nexec node --import '${pretend}' "$@"\n`);
    chmodSync(old, 0o755);
    const { status, stderr } = helm(['values-check'], root, { VALUES_CHECK_NODE: old });
    expect(status).toBe(2);
    expect(stderr).toContain('expected Node.js 24 or newer, found 22.22.0');
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
