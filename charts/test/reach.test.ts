import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart } from './lib/helm.ts';

const script = await readFile(path.join(chart, 'files/tests/reach.mjs'), 'utf8');
const run = promisify(execFile);
/** As the pods run it, without patience where it is to fail. */
const reach = (checks: readonly unknown[], seconds = 30) =>
  run(process.execPath, ['--input-type=module', '--eval', script, String(seconds), JSON.stringify(checks)]);

let starting = 2;
const server = createServer((request, response) => {
  if (request.url === '/slow' && starting-- > 0) response.writeHead(503).end('not yet');
  else if (request.url === '/moved') response.writeHead(302, { location: '/ready' }).end();
  else if (request.method === 'POST') void json(request).then((body) => response.end(JSON.stringify({ data: body })));
  else response.end('ok');
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe('what helm test runs', () => {
  it('asks every URL', async () => {
    const { stdout } = await reach([{ url: `${url}/ready` }, { url: `${url}/graphql`, body: { a: 1 }, expected: { data: { a: 1 } } }]);
    expect(stdout).toBe(`${url}/ready answers\n${url}/graphql answers\n`);
  });

  it('waits for one that is not ready yet', async () => {
    expect((await reach([{ url: `${url}/slow` }])).stdout).toBe(`${url}/slow answers\n`);
  });

  it('tells what it expected and what it found', async () => {
    const wrong = reach([{ url, body: { a: 1 }, expected: { data: { b: 2 } } }], 0);
    await expect(wrong).rejects.toMatchObject({ code: 1, stderr: `${url}: expected {"data":{"b":2}}, got status 200: {"data":{"a":1}}\n` });
  });

  it('follows nobody elsewhere', async () => {
    await expect(reach([{ url: `${url}/moved` }], 0)).rejects.toMatchObject({
      stderr: expect.stringContaining('got status 302') as string,
    });
  });

  it('tells why nobody answers', async () => {
    await expect(reach([{ url: 'http://127.0.0.1:1/' }], 0)).rejects.toMatchObject({
      stderr: expect.stringMatching(/:1\/: .+\n/) as string,
    });
  });
});
