import type { IncomingMessage } from 'node:http';

/**
 * The public origin is APP_URL, whatever a proxy or a client says. Next.js compares the Origin of a server action with
 * these headers, so that a form of another site is refused.
 */
export function trustAppUrl(appUrl: string) {
  const { host, protocol } = new URL(appUrl);
  return (req: IncomingMessage) => {
    req.headers['x-forwarded-host'] = host;
    req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  };
}
