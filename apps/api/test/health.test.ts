import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../src/app.ts';
import { buildMonitor } from '../src/monitor.ts';
import { databaseFixture } from './support/app.ts';
import { apiEnv, freePort } from './support/env.ts';
import { withDatabase } from './support/postgres.ts';

const fixture = databaseFixture();
let app: FastifyInstance | undefined;
afterEach(() => app?.close());

async function ready(overrides: Record<string, string> = {}) {
  app = await buildApp(await apiEnv(fixture.database.url, { LOG_LEVEL: 'silent', ...overrides }));
  const start = Date.now();
  const response = await app.inject('/readyz');
  expect(Date.now() - start).toBeLessThan(2_000);
  return { status: response.statusCode, ...response.json<{ checks: Record<string, string> }>() };
}

const unreachable = async (url: string) => Object.assign(new URL(url), { port: String(await freePort()) }).toString();

describe('readyz', () => {
  it('is 200 if PostgreSQL and Redis answer', async () => {
    expect(await ready()).toEqual({ status: 'ready', checks: { postgres: 'ok', redis: 'ok' } });
  });

  it('says that Redis is down', async () => {
    expect(await ready({ REDIS_PORT: String(await freePort()) })).toMatchObject({
      checks: { postgres: 'ok', redis: expect.not.stringMatching('ok') },
    });
    expect((await app!.inject('/readyz')).statusCode).toBe(503);
  });

  it('says that PostgreSQL is down', async () => {
    const { checks } = await ready({ DATABASE_URL: await unreachable(fixture.database.url) });
    expect(checks).toEqual({ postgres: 'failed', redis: 'ok' });
    expect((await app!.inject('/readyz')).statusCode).toBe(503);
  });

  it('gives up on a PostgreSQL that does not answer after a second', async () => {
    // A port that accepts and never speaks.
    const mute = createServer(() => {}).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as { port: number };
    const url = Object.assign(new URL(fixture.database.url), { port: String(port) }).toString();
    expect((await ready({ DATABASE_URL: url })).checks).toEqual({ postgres: 'no answer within 1000 ms', redis: 'ok' });
    mute.close();
  });

  it('shows nothing of an error', async () => {
    const answer = JSON.stringify(await ready({ DATABASE_URL: withDatabase(fixture.database.url, 'no_such_database') }));
    expect(answer).not.toContain('no_such_database');
  });

  it('is 503 from the moment of SIGTERM', async () => {
    await ready();
    app!.lifecycle.draining = true;
    const response = await app!.inject('/readyz');
    expect(response.statusCode).toBe(503);
    expect(response.json()).toMatchObject({ status: 'draining' });
    expect(response.headers.connection).toBe('close');
  });
});

describe('healthz', () => {
  it('is 200 with nothing to talk to', async () => {
    app = await buildApp(
      await apiEnv(await unreachable(fixture.database.url), { LOG_LEVEL: 'silent', REDIS_PORT: String(await freePort()) }),
    );
    const response = await app.inject('/healthz');
    expect(response.statusCode).toBe(200);
  });
});

describe('metrics', () => {
  it('name the route, not the URL', async () => {
    await ready();
    await app!.inject('/healthz?x=1');
    await app!.inject('/no/such/page');
    await app!.inject({ method: 'POST', url: '/graphql', payload: { query: '{ me { id } }' } });
    const monitor = buildMonitor({ registry: app!.metrics.registry });
    const { body } = await monitor.inject('/metrics');
    expect(body).toContain('http_request_duration_seconds_count{method="GET",path="/healthz",status="200"} 1');
    expect(body).toContain('http_request_duration_seconds_count{method="POST",path="/graphql",status="200"} 1');
    expect(body).toContain('http_request_duration_seconds_count{method="GET",path="unmatched",status="404"} 1');
    expect(body).toContain('process_cpu_seconds_total');
    expect(body).not.toContain('/no/such/page');
  });

  it('are not on the public port', async () => {
    await ready();
    expect((await app!.inject('/metrics')).statusCode).toBe(404);
  });
});
