/**
 * `make plugin`: dist/helm-plugin, which needs Node.js and nothing else, and dist/values-check-VERSION.tgz, which `helm plugin install`
 * of Helm 4 takes. The folder is put in place whole: an installed plugin is a link to it.
 */
import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from './bundle.ts';
import { licenses } from './licenses.ts';

const root = path.resolve(import.meta.dirname, '../..');
const target = path.resolve(process.argv[2] ?? path.join(root, 'dist'));
const plugin = path.join(target, 'helm-plugin');
const next = `${plugin}.${process.pid}`;

const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };

await mkdir(target, { recursive: true });
await cp(path.join(import.meta.dirname, 'package'), next, { recursive: true });
const manifest = path.join(next, 'plugin.yaml');
await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('@VERSION@', version));
for (const program of ['values-check', 'plugin.complete']) await chmod(path.join(next, program), 0o755);
const inputs = await bundle(path.join(root, 'schemas/src/cli/values.ts'), next, version);
await cp(path.join(root, 'LICENSE'), path.join(next, 'LICENSE'));
await writeFile(path.join(next, 'THIRD_PARTY_LICENSES'), await licenses(inputs));

await rm(plugin, { recursive: true, force: true });
await rename(next, plugin);
execFileSync('helm', ['plugin', 'package', '--sign=false', '--destination', target, plugin], { stdio: ['ignore', 'ignore', 'inherit'] });
process.stdout.write(`${path.relative(process.cwd(), plugin)}\n${path.relative(process.cwd(), target)}/values-check-${version}.tgz\n`);
