import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { freePort } from '../free-port.ts';

const start = join(import.meta.dirname, '../../dist/start.js');

export const appUrl = 'http://app.landfall.localhost:8088';
export const apiUrl = 'http://api.landfall.localhost:8088';

type WebEnv = { API_INTERNAL_URL: string; PORT?: string } & Record<string, string>;

export interface Web {
  readonly url: string;
  readonly port: number;
  /** Lines of standard output so far. */
  readonly lines: readonly string[];
  /** Resolves when a line with this message was logged. */
  logged(message: string): Promise<void>;
  readonly signal: (name: NodeJS.Signals) => void;
  readonly stop: () => Promise<void>;
  readonly exit: Promise<number | null>;
}

/** Starts the built server and waits until it listens; it ends with the test. */
export async function startWeb(env: WebEnv): Promise<Web> {
  const web = await launchWeb(env);
  onTestFinished(web.stop);
  return web;
}

/** Starts the built server and waits until it listens. */
export async function launchWeb({ PORT: wanted, ...env }: WebEnv): Promise<Web> {
  const port = Number(wanted ?? (await freePort()));
  const child = spawn(process.execPath, [start], {
    cwd: '/',
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_URL: appUrl,
      API_URL: apiUrl,
      COOKIE_DOMAIN: 'landfall.localhost',
      SHUTDOWN_DRAIN_SECONDS: '15',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  // Not `exit`, after which lines may still come.
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const stop = async () => {
    child.kill('SIGKILL');
    await exit;
  };
  const logged = async (message: string) => {
    const said = (line: string) => (JSON.parse(line) as { msg: string }).msg.includes(message);
    while (!lines.some(said)) {
      const ended = await Promise.race([once(reader, 'line').then(() => false), exit.then(() => true)]);
      if (ended && !lines.some(said)) throw new Error(`the server ended without "${message}":\n${lines.join('\n')}`);
    }
  };
  await logged('listening');
  return { url: `http://127.0.0.1:${port}`, port, lines, logged, signal: (name) => child.kill(name), exit, stop };
}
