// next build, then one folder that runs by itself: dist/start.js and the traced app beside it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = join(here, 'dist');
const app = join(dist, 'apps/web');

// The ids of server actions follow from this key. The same in every build, a form that one version rendered is understood by another:
// both serve during a rollout. What it would encrypt, variables captured by an inline action, a test forbids.
const actionKey = createHash('sha256').update('landfall web').digest('base64');

execFileSync(process.execPath, [join(here, 'node_modules/next/dist/bin/next'), 'build'], {
  cwd: here,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey },
});

rmSync(dist, { recursive: true, force: true });
cpSync(join(here, '.next/standalone'), dist, { recursive: true, verbatimSymlinks: true });
cpSync(join(here, '.next/static'), join(app, '.next/static'), { recursive: true });
if (existsSync(join(here, 'public'))) cpSync(join(here, 'public'), join(app, 'public'), { recursive: true });
// start.js takes its place.
rmSync(join(app, 'server.js'));

await build({
  entryPoints: [join(here, 'server/start.ts')],
  outfile: join(dist, 'start.js'),
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  conditions: ['source'],
  sourcemap: true,
  // CommonJS packages in an ES module call require for Node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  logLevel: 'warning',
});
writeFileSync(join(dist, 'package.json'), `${JSON.stringify({ private: true, type: 'module' }, null, 2)}\n`);
