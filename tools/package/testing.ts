import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

export const root = path.resolve(import.meta.dirname, '../..');
export const helms = ['helm', 'helm3'] as const;

/** A folder with a space in its path; removed afterwards. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'landfall package '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function tryRun(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = root): Outcome {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** {@link tryRun} that throws, with what the command said, if it fails. @returns the standard output */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = root): string {
  const { status, stdout, stderr } = tryRun(command, args, env, cwd);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** Packages the chart as `make package` does, in any checkout. @returns the archive */
export const packageChart = (target: string, args: readonly string[] = [], checkout = root, env: NodeJS.ProcessEnv = {}): string =>
  run(path.join(checkout, 'tools/package/package'), [target, ...args], env, checkout).trim();

export const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Every file of an archive, with its contents. */
export function contents(archive: string, into: string): Record<string, string> {
  mkdirSync(into, { recursive: true });
  run('tar', ['-xzf', archive, '-C', into]);
  const files = readdirSync(into, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(path.join(into, file)).isFile());
  return Object.fromEntries(files.toSorted().map((file) => [file, readFileSync(path.join(into, file), 'utf8')]));
}

/** Starts an OCI registry in memory on a free port of the loopback. @returns its address, and what ends it */
export async function startRegistry(): Promise<{ readonly address: string; readonly stop: () => void }> {
  const registry = spawn(path.join(root, '.tools/bin/registry'), ['-port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<never>((_, reject) => {
    registry.once('error', reject);
    registry.once('exit', (code) => reject(new Error(`the registry ended with ${code}:\n${said}`)));
  });
  ended.catch(() => undefined);
  let said = '';
  const port = new Promise<string>((resolve) => {
    registry.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      const found = /serving on port (\d+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
  });
  return { address: `localhost:${await Promise.race([port, ended])}`, stop: () => void registry.kill() };
}

/** A key, and files of its public and its secret keyring. */
export interface Key {
  readonly name: string;
  readonly public: string;
  readonly secret: string;
}

/** A key for a test, in a folder that the test removes. */
export function throwAwayKey(folder: string, name: string): Key {
  const home = path.join(folder, `gnupg of ${name}`);
  mkdirSync(home, { mode: 0o700 });
  const gpg = (...args: string[]) =>
    run('gpg', ['--homedir', home, '--batch', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', '', ...args]);
  gpg('--quick-gen-key', `${name} <${name}@landfall.example>`, 'rsa3072', 'sign', 'never');
  const rings = { name, public: path.join(home, 'public.gpg'), secret: path.join(home, 'secret.gpg') };
  gpg('--output', rings.public, '--export', name);
  gpg('--output', rings.secret, '--export-secret-keys', name);
  run('gpgconf', ['--homedir', home, '--kill', 'all']); // the agent; Helm needs none
  return rings;
}

/** Packages and signs the chart. @returns the archive; its provenance lies beside it */
export const signChart = (target: string, key: Key): string => packageChart(target, ['--sign', '--key', key.name, '--keyring', key.secret]);
