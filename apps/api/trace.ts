// trace.ts DEPLOYED TARGET: copies what the programs of a folder that `pnpm deploy` made load into TARGET. The rest of its packages,
// nine tenths, is types, source maps, tests, and modules of the other kind.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, lstatSync, mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { nodeFileTrace } from '@vercel/nft';

const [deployed = '', target = ''] = process.argv.slice(2).map((argument) => path.resolve(argument));
if (!deployed || !target) throw new Error('expected DEPLOYED TARGET');

/** What packages try to load and do without. */
const optional = ['@valkey/valkey-glide', 'bufferutil', 'cloudflare:sockets', 'pg-native', 'utf-8-validate'];
/** What commands of the runbooks require, which takes their CommonJS. */
const required = ['bullmq', 'ioredis', 'pg'];
/** Found by paths that only running code knows: the schema engine, and the pages of the queues' board. */
const data = [
  '@prisma+schema-engine-wasm@*/node_modules/@prisma/schema-engine-wasm/*.{js,wasm}',
  '@bull-board+ui@*/node_modules/@bull-board/ui/{package.json,dist/**/*}',
];
/** How a program ends that has no environment: after it has loaded all that it imports. */
const exConfig = 78;
const links = ['*', '@*/*', '.pnpm/*/node_modules/*', '.pnpm/*/node_modules/@*/*'];

const { resolve } = createRequire(path.join(deployed, 'package.json'));
const find = (...patterns: string[]) => globSync(patterns, { cwd: deployed });
const own = find('package.json', 'dist/**/*', 'prisma/**/*', '*-operations.json');
const modules = own.filter((file) => file.endsWith('.js')).map((file) => path.join(deployed, file));
const { fileList, warnings } = await nodeFileTrace([...modules, ...required.map((name) => resolve(name))], { base: deployed });
const isModule = /^Failed to parse .*\.[cm]?js as /; // among the data that a program reads there may be a LICENSE
const unknown = [...warnings].filter(
  ({ message }) =>
    !optional.some((name) => message.includes(`"${name}"`)) && (!message.startsWith('Failed to parse') || isModule.test(message)),
);
if (unknown.length > 0) throw new Error(`the programs load what is not there:\n${unknown.map(({ message }) => message).join('\n')}`);

const files = new Set([...fileList, ...own, ...find(...data.map((pattern) => `node_modules/.pnpm/${pattern}`))]);
for (const file of files) if (lstatSync(path.join(deployed, file)).isFile()) copyFileSync(path.join(deployed, file), inTarget(file));
for (const file of find(...links.map((pattern) => `node_modules/${pattern}`)))
  if (lstatSync(path.join(deployed, file)).isSymbolicLink()) link(file, readlinkSync(path.join(deployed, file)));

const starts: readonly [file: string, status: number][] = [
  ['server.js', exConfig],
  ['worker.js reminders', exConfig],
  ['migrate.js', exConfig],
  ['telemetry/sdk.js', 0], // loaded where there is a collector
];
for (const [start, expected] of starts) {
  const [file = '', ...args] = start.split(' ');
  const { status, stderr } = spawnSync(process.execPath, [path.join(target, 'dist', file), ...args], { env: {}, encoding: 'utf8' });
  if (status !== expected) throw new Error(`${file} does not load what it imports:\n${stderr}`);
}

/** Only to packages that came along. */
function link(file: string, to: string): void {
  if (existsSync(path.resolve(target, path.dirname(file), to))) symlinkSync(to, inTarget(file));
}

function inTarget(file: string): string {
  mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
  return path.join(target, file);
}
