import { expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { gate, startApi } from './api.ts';
import { startWeb, type Web } from './web.ts';

const ready = async (web: Web) => {
  const response = await fetch(`${web.url}/api/ready`);
  return [response.status, await response.json()];
};

test('health does not ask the api, readiness does', async () => {
  const web = await startWeb({ API_INTERNAL_URL: `http://127.0.0.1:${await freePort()}` });
  const health = await fetch(`${web.url}/api/health`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  expect(await ready(web)).toEqual([503, { ready: false, checks: { serving: 'ok', api: 'unreachable' } }]);
});

test('an api that answered once may be slow, not ready or away: the page that says so is served here', async () => {
  const api = await startApi(() => ({ data: {} }));
  const web = await startWeb({ API_INTERNAL_URL: api.url });
  api.readyz = gate();
  const asked = ready(web);
  await api.readyz.arrived;
  expect(await asked).toEqual([503, { ready: false, checks: { serving: 'ok', api: 'no answer within 1500 ms' } }]);
  api.readyz = undefined;
  expect(await ready(web)).toEqual([200, { ready: true, checks: { serving: 'ok', api: 'ok' } }]);
  api.ready = false;
  expect(await ready(web)).toEqual([200, { ready: true, checks: { serving: 'ok', api: 'not ready: HTTP 503' } }]);
  api.readyz = gate();
  expect(await ready(web)).toEqual([200, { ready: true, checks: { serving: 'ok', api: 'no answer within 1500 ms' } }]);
  api.stop();
  expect(await ready(web)).toEqual([200, { ready: true, checks: { serving: 'ok', api: 'unreachable' } }]);
});
