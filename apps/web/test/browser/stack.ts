import { execFileSync, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { freePort } from '../free-port.ts';

const root = join(import.meta.dirname, '../../../..');
const services = join(root, 'tools/services/local');
const apiFolder = join(root, 'apps/api');
const source = '--conditions=source';
const stdio: StdioOptions = ['ignore', 'ignore', 'inherit'];

/** The built web app on the real api, Postgres and Redis, all on loopback ports of their own. */
export async function startStack() {
  const state = mkdtempSync(join(tmpdir(), 'landfall-web-'));
  let web: ChildProcess | undefined;
  let api: ChildProcess | undefined;
  const stop = async () => {
    await end(web);
    await end(api);
    execFileSync(services, ['down', state]);
  };
  try {
    execFileSync(services, ['up', state], { stdio });
    const [webPort, apiPort, metricsPort] = [await freePort(), await freePort(), await freePort()];
    const appUrl = `http://app.landfall.localhost:${webPort}`;
    const common = {
      PATH: process.env['PATH'],
      NODE_ENV: 'production' as const,
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      APP_URL: appUrl,
      API_URL: `http://api.landfall.localhost:${apiPort}`,
      COOKIE_DOMAIN: 'landfall.localhost',
      SHUTDOWN_DRAIN_SECONDS: '5',
    };
    const apiEnv = {
      ...parseEnv(readFileSync(join(state, 'credentials.env'), 'utf8')),
      ...common,
      PORT: `${apiPort}`,
      METRICS_PORT: `${metricsPort}`,
      CORS_ORIGINS: appUrl,
      DATABASE_POOL_SIZE: '5',
    };
    const startApi = async () => {
      api = spawn(process.execPath, [source, 'src/server.ts'], { cwd: apiFolder, env: apiEnv, stdio });
      await answers(api, `http://127.0.0.1:${apiPort}/readyz`);
    };
    execFileSync(process.execPath, [source, 'src/migrate.ts'], { cwd: apiFolder, env: apiEnv, stdio });
    await startApi();
    const webEnv = { ...common, PORT: `${webPort}`, API_INTERNAL_URL: `http://127.0.0.1:${apiPort}` };
    web = spawn(process.execPath, [join(root, 'apps/web/dist/start.js')], { cwd: root, env: webEnv, stdio });
    await answers(web, `http://127.0.0.1:${webPort}/api/ready`);
    return { appUrl, stop, startApi, stopApi: () => end(api) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Waits until a started server answers with success; fails at once if it ends. */
async function answers(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}`);
    if (Date.now() > deadline) throw new Error(`no success from ${url} within 30 s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
