import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packagesOf } from './packages.ts';
import { sbomOf } from './sbom.ts';
import { filesIn, withFiles } from './unpack.ts';
import { unwantedIn } from './unwanted.ts';

let root: string;
beforeEach(() => void (root = mkdtempSync(path.join(os.tmpdir(), 'landfall-content-'))));
afterEach(() => rmSync(root, { recursive: true }));

function put(file: string, text: string | object = ''): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), typeof text === 'string' ? text : JSON.stringify(text));
}

/** A docker-archive of layers, each of which is a list of files. */
function archive(...layers: string[][]): string {
  const names = layers.map((files, index) => {
    for (const file of files) put(`layer-${index}/${file}`);
    execFileSync('tar', ['-cf', path.join(root, `${index}.tar`), '-C', path.join(root, `layer-${index}`), '.']);
    return `${index}.tar`;
  });
  put('manifest.json', [{ Layers: names, Config: 'config.json' }]);
  put('config.json', { config: { Env: ['A=b'] } });
  execFileSync('tar', ['-cf', path.join(root, 'image.tar'), '-C', root, 'manifest.json', 'config.json', ...names]);
  return path.join(root, 'image.tar');
}

it('merges layers, of which one takes away what is below', async () => {
  const files = archive(['kept', 'old/gone', 'opaque/gone', 'opaque/deep/gone'], ['old/.wh.gone', 'opaque/.wh..wh..opq', 'opaque/new']);
  const [merged, env] = await withFiles(files, (folder, { Env }) => [filesIn(folder), Env] as const);
  expect(merged.toSorted()).toEqual(['kept', 'opaque/new']);
  expect(env).toEqual(['A=b']);
});

it('does not follow links, which lead into this machine', () => {
  symlinkSync('/dev', path.join(root, 'devices'));
  expect(filesIn(root)).toEqual(['devices']);
});

it.each([
  ['package manager', 'usr/local/bin/npx'],
  ['package manager', 'usr/bin/apt-get'],
  ['package manager', 'usr/local/lib/node_modules/npm/package.json'],
  ['shell', 'bin/sh'],
  ['interpreter', 'usr/bin/python3.11'],
  ['compiler', 'usr/bin/x/bin/gcc-12'],
  ['compiler', 'app/node_modules/.pnpm/typescript@7.0.2/node_modules/typescript/lib/tsc.js'],
  ['compiler', 'app/node_modules/.bin/tsc'],
  ['development package', 'app/node_modules/@types/node/package.json'],
  ['TypeScript source', 'app/dist/server.d.ts'],
  ['test', 'app/node_modules/fastify/test/x.js'],
  ['test', 'app/dist/server.test.js'],
])('refuses a %s: %s', (what, file) => {
  put(file);
  expect(unwantedIn(root)).toEqual([`${what}: /${file}`]);
});

it('refuses what runs as its owner, and large source maps', () => {
  put('app/su');
  chmodSync(path.join(root, 'app/su'), 0o4755);
  put('app/a.js.map', 'x'.repeat(1024 * 1024 + 1));
  put('app/b.js.map', 'x'.repeat(1024 * 1024));
  expect(unwantedIn(root).toSorted()).toEqual(['file that runs as its owner: /app/su', 'large source map: /app/a.js.map']);
});

it('lets pass what a program needs', () => {
  for (const file of ['usr/local/bin/node', 'app/dist/server.js', 'app/node_modules/pg-types/lib/assert.js', 'lib64/ld-linux.so.2'])
    put(file);
  expect(unwantedIn(root)).toEqual([]);
});

it('lists every package in a CycloneDX document that its schema accepts', async () => {
  put('usr/local/bin/node', 'x\0node.js/v24.21.0\0y');
  put('var/lib/dpkg/status.d/libc6', 'Package: libc6\nVersion: 2.36-9\n');
  put('app/node_modules/.pnpm/@a+b@1.0.0/node_modules/@a/b/package.json', { name: '@a/b', version: '1.0.0', license: 'MIT' });
  put('app/node_modules/.pnpm/c@2.0.0/node_modules/c/package.json', { name: 'c', version: '2.0.0', license: '(MIT OR Apache-2.0)' });
  put('app/node_modules/.pnpm/c@3.0.0/node_modules/c/package.json', { name: 'c', version: '3.0.0' });
  put('app/node_modules/.pnpm/c@3.0.0/node_modules/c/esm/package.json', { type: 'module' });
  put('app/apps/web/package.json', { dependencies: { compiled: '4.0.0', '@landfall/schemas': 'workspace:*' } });
  put('app/start.js.map', { sources: ['../../node_modules/.pnpm/@d+e@5.0.0_peer@1.0.0/node_modules/@d/e/index.js', '../src/own.ts'] });
  const text = sbomOf('localhost/landfall-api', 'sha-0', packagesOf(root));
  const { components } = JSON.parse(text) as { components: { purl: string }[] };
  expect(components.map(({ purl }) => purl).toSorted()).toEqual([
    'pkg:deb/debian/libc6@2.36-9',
    'pkg:generic/node@24.21.0',
    'pkg:npm/%40a/b@1.0.0',
    'pkg:npm/%40d/e@5.0.0',
    'pkg:npm/c@2.0.0',
    'pkg:npm/c@3.0.0',
    'pkg:npm/compiled@4.0.0',
  ]);
  expect(await new JsonStrictValidator(Version.v1dot6).validate(text)).toBeNull();
  expect(sbomOf('localhost/landfall-api', 'sha-0', packagesOf(root))).toBe(text);
});
