import { expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { startApi } from './api.ts';
import { startWeb } from './web.ts';

test('health does not ask the api, readiness does', async () => {
  const web = await startWeb({ API_INTERNAL_URL: `http://127.0.0.1:${await freePort()}` });
  const health = await fetch(`${web.url}/api/health`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  const ready = await fetch(`${web.url}/api/ready`);
  expect([ready.status, await ready.json()]).toEqual([503, { ready: false, checks: { serving: 'ok', api: 'unreachable' } }]);
});

test('readiness follows the api', async () => {
  const api = await startApi(() => ({ data: {} }));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  const ready = async () => {
    const response = await fetch(`${web.url}/api/ready`);
    return [response.status, await response.json()];
  };
  expect(await ready()).toEqual([200, { ready: true, checks: { serving: 'ok', api: 'ok' } }]);
  api.ready = false;
  expect(await ready()).toEqual([503, { ready: false, checks: { serving: 'ok', api: 'not ready: HTTP 503' } }]);
});
