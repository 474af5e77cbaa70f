import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RequestListener } from 'node:http';
import type nextFactory from 'next';

type Next = typeof nextFactory;
type Handler = (...args: Parameters<RequestListener>) => Promise<void>;

/** Where `next build` put the traced app, next to this bundle. */
const dir = join(import.meta.dirname, 'apps/web');

/** Prepares the app of the standalone build behind a server of our own, so that the signals and the drain are ours. */
export async function startNext({ nodeEnv, host, port }: { nodeEnv: string; host: string; port: number }): Promise<Handler> {
  const manifest = JSON.parse(readFileSync(join(dir, '.next/required-server-files.json'), 'utf8')) as { config: unknown };
  Object.assign(process.env, {
    NODE_ENV: nodeEnv,
    NEXT_TELEMETRY_DISABLED: '1',
    // What the generated server.js would set: the configuration as it was at build time, and where Next.js reaches itself.
    __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(manifest.config),
    __NEXT_PRIVATE_ORIGIN: `http://${reachable(host)}:${port}`,
  });
  const next = createRequire(join(dir, 'package.json'))('next') as Next;
  const app = next({ dev: false, dir, hostname: host, port });
  await app.prepare();
  return app.getRequestHandler();
}

const reachable = (host: string) => (host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host);
