import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';

// The server and the bundled app are two module graphs in one process: a registered symbol is what they share.
const key = Symbol.for('landfall.web.answer');
const shared = globalThis as { [key]?: AsyncLocalStorage<ServerResponse> };
const answers = (shared[key] ??= new AsyncLocalStorage<ServerResponse>());

/** Runs the handler of a request so that what it renders can say with which status. */
export const answering = <T>(res: ServerResponse, handle: () => T): T => answers.run(res, handle);

const retryAfterSeconds = { 403: undefined, 404: undefined, 429: '10', 500: undefined, 503: '5' } as const;

/**
 * The status of the page that is being rendered, for which Next.js has no way that works without JavaScript. It is for what is known before the first
 * byte: later, and in `next dev`, it changes nothing.
 */
export function answerWith(status: keyof typeof retryAfterSeconds): void {
  const res = answers.getStore();
  // A server action has its answer in the body, whatever the page around it could load.
  if (!res || res.headersSent || res.req.headers['next-action']) return;
  res.statusCode = status;
  const seconds = retryAfterSeconds[status];
  if (seconds) res.setHeader('retry-after', seconds);
}
