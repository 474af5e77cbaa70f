import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { get, Agent, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gate, startApi } from './api.ts';
import { startWeb } from './web.ts';

const slow = async () => {
  const held = gate();
  const api = await startApi(async () => {
    await held.pass();
    return { data: { search: { nodes: [], next: null } } };
  });
  return { held, api };
};

test('SIGTERM: the request in flight is answered, new ones are not taken, exit code 0', async () => {
  const { held, api } = await slow();
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const request = get(`${web.url}/`, { agent: new Agent({ keepAlive: true }) });
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  await held.arrived;

  web.signal('SIGTERM');
  await web.logged('draining');
  await expect(fetch(`${web.url}/api/health`)).rejects.toThrow('fetch failed');

  held.open();
  const [response] = await answered;
  const html = (await response.toArray()).join('');
  expect(response.statusCode).toBe(200);
  expect(response.headers.connection).toBe('close');
  expect(html).toContain('No events yet');
  expect(await web.exit).toBe(0);
});

test('readiness is 503 from SIGTERM on', async () => {
  const { held, api } = await slow();
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const answered = fetch(`${web.url}/`).then((response) => response.status);
  await held.arrived;
  // A request that has begun: its connection outlives the end of listening.
  const socket = connect(web.port, '127.0.0.1');
  socket.write('GET /api/ready HTTP/1.1\r\nHost: app\r\n');
  // The server has read those bytes once it has answered a later request.
  await fetch(`${web.url}/api/health`);

  web.signal('SIGTERM');
  await web.logged('draining');
  socket.write('\r\n');
  const answer = (await socket.toArray()).join('');
  expect(answer).toMatch(/^HTTP\/1\.1 503 /);
  expect(answer).toContain('"serving":"draining"');

  held.open();
  expect(await answered).toBe(200);
  expect(await web.exit).toBe(0);
});

test('a request that outlasts the drain ends it with an error', async () => {
  const { held, api } = await slow();
  const web = await startWeb({ API_INTERNAL_URL: api.url, SHUTDOWN_DRAIN_SECONDS: '1' });
  const answered = fetch(`${web.url}/`).catch(() => 'cut');
  await held.arrived;
  web.signal('SIGTERM');
  expect(await web.exit).toBe(1);
  expect(await answered).toBe('cut');
});

test('a second signal does not wait', async () => {
  const { held, api } = await slow();
  const web = await startWeb({ API_INTERNAL_URL: api.url, SHUTDOWN_DRAIN_SECONDS: '3600' });
  const answered = fetch(`${web.url}/`).catch(() => 'cut');
  await held.arrived;
  web.signal('SIGTERM');
  await web.logged('draining');
  web.signal('SIGINT');
  expect(await web.exit).toBe(1);
  expect(await answered).toBe('cut');
});

test('every line of the log is JSON', async () => {
  const web = await startWeb({ API_INTERNAL_URL: 'http://127.0.0.1:1' });
  await fetch(web.url);
  web.signal('SIGTERM');
  expect(await web.exit).toBe(0);
  for (const line of web.lines) expect(JSON.parse(line)).toMatchObject({ component: 'web', level: expect.any(Number) });
  expect(web.lines.at(-1)).toContain('"msg":"stopped"');
});

test('a wrong environment ends it with 78 and all problems', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../../dist/start.js')], {
    env: { NODE_ENV: 'production', PORT: 'http', APP_URL: 'app.example.com', API_URL: 'http://api.example.com' },
    encoding: 'utf8',
  });
  expect(status).toBe(78);
  for (const name of ['PORT', 'APP_URL', 'API_INTERNAL_URL', 'COOKIE_DOMAIN', 'SHUTDOWN_DRAIN_SECONDS'])
    expect(stderr).toContain(`  ${name}`);
  expect(stderr).not.toContain('  API_URL');
});
