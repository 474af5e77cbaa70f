import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, shop } from './cli.ts';

const entry = path.resolve(import.meta.dirname, '../../src/cli/values.ts');

/** Runs a line of shell in which `values` is the command. */
async function shell(line: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
  const command = `values() { "${process.execPath}" --conditions=source "${entry}" "$@"; }; set -o pipefail; ${line}`;
  const child = spawn('bash', ['-c', command], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

describe('the process', { timeout: 120_000 }, () => {
  it('exits with 0, 1 and 2', async () => {
    const cwd = folder(shop);
    expect(await shell('values check dev', cwd)).toEqual({ code: 0, out: 'dev: no findings\n', err: '' });
    expect(await shell('values check stage', cwd)).toMatchObject({ code: 1, err: '' });
    expect(await shell('values check nowhere', cwd)).toMatchObject({ code: 2, out: '' });
  });

  it('writes all of a large output before it ends', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `  key${i}: some text of the value number ${i}\n`).join('');
    const cwd = folder({ ...shop, 'values/dev.yaml': `annotations:\n${many}` });
    const { code, out } = await shell('values effective dev | cat', cwd);
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => line.startsWith('  key'))).toHaveLength(5_000);
  });

  it('is quiet where its reader goes', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `  key${i}: some text of the value number ${i}\n`).join('');
    const cwd = folder({ ...shop, 'values/dev.yaml': `annotations:\n${many}` });
    const { out, err } = await shell('values effective dev | head -n 1', cwd);
    expect({ out, err }).toEqual({ out: 'annotations:\n', err: '' });
  });

  it.runIf(existsSync('/dev/full'))('says that a disk is full', async () => {
    const { code, err } = await shell('values effective dev > /dev/full', folder(shop));
    expect(code).toBe(2);
    expect(err).toMatch(/^values: cannot write the output: .*ENOSPC.*\n {2}next: /);
  });

  it('reads a values file from its standard input', async () => {
    const cwd = folder(shop);
    const { code, out } = await shell('printf "replicas: 7\\n" | values explain dev replicas -f -', cwd);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('replicas in dev is 7') as string });
  });

  it('shows no stack and no value of a file where the program itself fails, unless it is asked to', async () => {
    const cwd = folder({ ...shop, 'fail.mjs': `JSON.parse = () => { throw new Error('hunter2 in a message'); };` });
    const failing = await shell('values explain dev replicas', cwd, { NODE_OPTIONS: `--import=${cwd}/fail.mjs` });
    expect(failing.code).toBe(2);
    expect(failing.err).toMatch(/^values: an error in this program: Error\n {2}next: .*VALUES_DEBUG=1.*\n$/);
    const debugged = await shell('values explain dev replicas', cwd, { NODE_OPTIONS: `--import=${cwd}/fail.mjs`, VALUES_DEBUG: '1' });
    expect(debugged.err).toMatch(/\n {4}at /);
    expect(failing.err + debugged.err).not.toContain('hunter2');
  });
});
