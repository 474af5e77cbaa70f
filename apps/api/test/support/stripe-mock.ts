import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll } from 'vitest';

const program = path.join(import.meta.dirname, '../../../../.tools/bin/stripe-mock');

/** stripe-mock, which knows Stripe's OpenAPI document and no state; on a port of its own while the tests of a file run. */
export function stripeMock(): { url: string } {
  const fixture = { url: '' };
  let stop: () => Promise<unknown>;
  beforeAll(async () => {
    // It serves HTTPS as well, on all addresses unless it is told otherwise.
    const child = spawn(program, ['-http-addr', '127.0.0.1:0', '-https-addr', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(child, 'exit');
    stop = () => (child.kill(), exit);
    for await (const line of createInterface({ input: child.stdout })) {
      const [, address] = /^Listening for HTTP at address: (\S+)$/.exec(line) ?? [];
      if (address === undefined) continue;
      fixture.url = `http://${address}`;
      break;
    }
  });
  afterAll(() => stop());
  return fixture;
}

/** Before a stripe-mock whose document is older than the API's version that we use: takes these parameters out of requests. */
export function without(mock: { url: string }, parameters: readonly string[]): { url: string } {
  const fixture = { url: '' };
  const server = createServer((request, response) => {
    void (async () => {
      const all = [...new URLSearchParams(Buffer.concat(await request.toArray()).toString())];
      const form = new URLSearchParams(all.filter(([name]) => !parameters.includes(name.split('[')[0] ?? '')));
      const headers = { authorization: request.headers.authorization ?? '', 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await fetch(`${mock.url}${request.url}`, {
        method: request.method ?? 'GET',
        headers,
        ...(request.method === 'POST' && { body: form.toString() }),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    })();
  });
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    fixture.url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return fixture;
}
