import { execFileSync, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { freePort } from '../free-port.ts';
import { startSwitch } from './switch.ts';

const root = join(import.meta.dirname, '../../../..');
const services = join(root, 'tools/services/local');
const apiFolder = join(root, 'apps/api');
const source = '--conditions=source';
const stdio: StdioOptions = ['ignore', 'ignore', 'inherit'];

/** The built web app on the real api, Postgres, Redis and the payment provider's stand-in, all on loopback ports of their own. */
export async function startStack() {
  const state = mkdtempSync(join(tmpdir(), 'landfall-web-'));
  const address = await startSwitch();
  let web: ChildProcess | undefined;
  let api: ChildProcess | undefined;
  const stop = async () => {
    await end(web);
    await end(api);
    await address.stop();
    execFileSync(services, ['down', state]);
  };
  try {
    const apiUrl = `http://127.0.0.1:${address.port}`;
    execFileSync(services, ['up', state], { stdio, env: { ...process.env, WEBHOOK_URL: `${apiUrl}/webhooks/stripe` } });
    const webPort = await freePort();
    const appUrl = `http://app.landfall.localhost:${webPort}`;
    const common = {
      PATH: process.env['PATH'],
      NODE_ENV: 'production' as const,
      LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      APP_URL: appUrl,
      API_URL: `http://api.landfall.localhost:${address.port}`,
      COOKIE_DOMAIN: 'landfall.localhost',
      SHUTDOWN_DRAIN_SECONDS: '5',
    };
    const apiEnv = {
      ...parseEnv(readFileSync(join(state, 'credentials.env'), 'utf8')),
      ...common,
      CORS_ORIGINS: appUrl,
      DATABASE_POOL_SIZE: '5',
      // Every visitor here comes from one address.
      SIGN_IN_LIMIT_PER_MINUTE: '1000',
      RATE_LIMIT_PER_MINUTE: '100000',
    };
    const launchApi = async () => {
      const [port, metricsPort] = [await freePort(), await freePort()];
      const env = { ...apiEnv, PORT: `${port}`, METRICS_PORT: `${metricsPort}` };
      const child = spawn(process.execPath, [source, 'src/server.ts'], { cwd: apiFolder, env, stdio });
      await answers(child, `http://127.0.0.1:${port}/readyz`);
      return { child, port };
    };
    const startApi = async () => {
      const { child, port } = await launchApi();
      api = child;
      address.to(port);
    };
    execFileSync(process.execPath, [source, 'src/migrate.ts'], {
      cwd: apiFolder,
      env: { ...apiEnv, PORT: '1', METRICS_PORT: '1' },
      stdio,
    });
    await startApi();
    web = spawn(process.execPath, [join(root, 'apps/web/dist/start.js')], {
      cwd: root,
      env: { ...common, PORT: `${webPort}`, API_INTERNAL_URL: apiUrl },
      stdio,
    });
    await answers(web, `http://127.0.0.1:${webPort}/api/ready`);
    return {
      appUrl,
      stop,
      startApi,
      async stopApi() {
        address.to(undefined);
        await end(api);
      },
      /** The next api takes over while the last one drains. */
      async rollApi() {
        const last = api;
        await startApi();
        await end(last);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
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
