// trace.ts DEPLOYED TARGET: copies what the programs of a folder that `pnpm deploy` made load into TARGET. The rest of its packages,
// nine tenths, is types, source maps, tests, and modules of the other kind.
import { copyFileSync, globSync, lstatSync, mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { nodeFileTrace } from '@vercel/nft';

const [deployed = '', target = ''] = process.argv.slice(2);
if (!deployed || !target) throw new Error('expected DEPLOYED TARGET');

/** What packages try to load and do without. */
const optional = ['@valkey/valkey-glide', 'bufferutil', 'cloudflare:sockets', 'pg-native', 'utf-8-validate'];
/** What commands of the runbooks require, which takes their CommonJS. */
const required = ['bullmq', 'ioredis', 'pg'];
/** Read as files, by paths that only running code knows: the schema engine, and the pages of the queues' board. */
const data = [
  '.pnpm/@prisma+schema-engine-wasm@*/node_modules/**/*.wasm',
  '.pnpm/@bull-board+ui@*/node_modules/@bull-board/ui/{package.json,dist/**/*}',
];

const { resolve } = createRequire(path.resolve(deployed, 'package.json'));
const find = (...patterns: string[]) => globSync(patterns, { cwd: path.resolve(deployed) });
const own = find('package.json', 'dist/**/*', 'prisma/**/*', '*-operations.json');
const programs = own.filter((file) => file.endsWith('.js')).map((file) => path.resolve(deployed, file));
const { fileList, warnings } = await nodeFileTrace([...programs, ...required.map((name) => resolve(name))], {
  base: path.resolve(deployed),
  conditions: ['node', 'import'],
});
const unknown = [...warnings].filter(({ message }) => !optional.some((name) => message.includes(`"${name}"`)));
if (unknown.length > 0) throw new Error(`the programs load what is not there:\n${unknown.map(({ message }) => message).join('\n')}`);

for (const file of new Set([...fileList, ...own, ...find(...data.map((pattern) => `node_modules/${pattern}`))])) {
  const [from, to] = [path.join(deployed, file), path.join(target, file)];
  const kind = lstatSync(from);
  if (kind.isDirectory()) continue;
  mkdirSync(path.dirname(to), { recursive: true });
  if (kind.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else copyFileSync(from, to);
}
