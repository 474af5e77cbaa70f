import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { databaseFixture } from './support/app.ts';
import { eventInput, rsvpMutation } from './support/client.ts';
import { freePort, processEnv } from './support/env.ts';
import { collector, type Recorded } from './support/otlp.ts';
import { start, type Program } from './support/process.ts';
import { attendanceSubscription, connect } from './support/subscriber.ts';

const fixture = databaseFixture();

interface Api extends Program {
  readonly url: string;
  ask<T = Record<string, unknown>>(query: string, variables?: object, headers?: Record<string, string>): Promise<T>;
}

async function startApi(overrides: Record<string, string>): Promise<Api> {
  const env = await processEnv(fixture.database.url, { OTEL_TRACES_SAMPLER_ARG: '1', OTEL_BSP_SCHEDULE_DELAY: '100', ...overrides });
  const program = start('server.ts', [], env);
  const url = `http://127.0.0.1:${env['PORT']}`;
  await program.logged('Server listening');
  let cookie = '';
  return {
    ...program,
    url,
    async ask(query, variables = {}, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, ...headers },
        body: JSON.stringify({ query, variables }),
      });
      for (const given of response.headers.getSetCookie()) cookie = given.split(';', 1)[0] ?? '';
      return ((await response.json()) as { data: never }).data;
    },
  };
}

const startWorker = async (overrides: Record<string, string>) =>
  start(
    'worker.ts',
    ['reminders'],
    await processEnv(fixture.database.url, { OTEL_TRACES_SAMPLER_ARG: '1', OTEL_BSP_SCHEDULE_DELAY: '100', ...overrides }),
  );

const signUpMutation = 'mutation SignUp { signUp(email: "ada@example.org", password: "correct horse battery staple", name: "Ada") { id } }';
const publishMutation = 'mutation Publish($input: PublishEventInput!) { publishEvent(input: $input) { id } }';

/** Names from a span up to the first of its trace. */
function ancestry(spans: readonly Recorded[], { spanId, traceId }: Recorded): string[] {
  const names: string[] = [];
  for (let id: string | undefined = spanId; id !== undefined && id !== '';) {
    const span = spans.find((other) => other.spanId === id && other.traceId === traceId);
    if (!span) return [...names, 'lost'];
    names.push(`${span.service.replace('landfall-', '')}: ${span.name}`);
    id = span.parentSpanId;
  }
  return names;
}

describe('one trace', () => {
  it('goes from the request over the database and Redis into the job and to the e-mail provider', async () => {
    const { url, spans, span } = await collector();
    const otel = {
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      LANDFALL_REVISION: 'abc123',
    };
    const api = await startApi(otel);
    await api.ask(signUpMutation);
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const { publishEvent } = await api.ask<{ publishEvent: { id: string } }>(publishMutation, { input: eventInput({ startsAt: soon }) });
    await api.ask(rsvpMutation, { eventId: publishEvent.id });
    api.child.kill('SIGTERM');
    expect(await api.exit).toBe(0);

    // What was recorded is sent before the process ends.
    const resolver = spans.find(({ name }) => name === 'Mutation.rsvp')!;
    expect(ancestry(spans, resolver)).toEqual(['api: Mutation.rsvp', 'api: POST /graphql']);
    const { traceId } = resolver;
    const below = (name: string) => spans.find((other) => other.traceId === traceId && other.name === name)!;
    for (const name of ['postgresql insert', 'postgresql commit', 'redis publish'])
      expect(ancestry(spans, below(name))).toEqual([`api: ${name}`, 'api: Mutation.rsvp', 'api: POST /graphql']);
    expect(below('POST /graphql').attributes).toMatchObject({ 'http.route': '/graphql', 'http.response.status_code': 200 });
    expect(resolver.resource).toMatchObject({ 'service.version': 'abc123', 'deployment.environment.name': 'test' });

    const worker = await startWorker(otel);
    const call = await span('the call of the e-mail provider', ({ traceId: of, name }) => of === traceId && name === 'POST');
    expect(call.attributes).toMatchObject({ 'server.address': '127.0.0.1', 'http.response.status_code': 200 });
    await span('the job', ({ traceId: of, name }) => of === traceId && name === 'process send-reminder');
    const chain = ['worker-reminders: POST', 'worker-reminders: process send-reminder', 'api: Mutation.rsvp', 'api: POST /graphql'];
    expect(ancestry(spans, call)).toEqual(chain);

    // Lines of the log belong to it too, in both processes.
    const said = (program: Program, message: string) => program.logs.find(({ msg, trace_id: of }) => msg === message && of === traceId);
    expect(said(api, 'request completed')).toBeDefined();
    expect(said(worker, 'job completed')).toBeDefined();

    // A job that nobody asked for begins a trace.
    const scan = await span('the scan', ({ name }) => name === 'process scan-reminders');
    expect(ancestry(spans, scan)).toEqual(['worker-reminders: process scan-reminders']);
    expect(scan.traceId).not.toBe(traceId);
  });

  it('begins where a caller began it, and is recorded if the caller does', async () => {
    const { url, spans, span } = await collector();
    const api = await startApi({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_TRACES_SAMPLER_ARG: '0' });
    const [recorded, not] = ['a'.repeat(32), 'b'.repeat(32)];
    await api.ask('{ events { id } }', {}, { traceparent: `00-${recorded}-1111111111111111-01` });
    await api.ask('{ events { id } }', {}, { traceparent: `00-${not}-1111111111111111-00` });
    await api.ask('{ events { id } }');
    expect(await span('the request', ({ name }) => name === 'POST /graphql')).toMatchObject({
      traceId: recorded,
      parentSpanId: '1111111111111111',
    });
    api.child.kill('SIGTERM');
    expect(await api.exit).toBe(0);
    expect(spans.every(({ traceId }) => traceId === recorded)).toBe(true);
    // What is not recorded can be found in the log all the same.
    const completed = api.logs.filter(({ msg }) => msg === 'request completed');
    expect(completed.map(({ trace_id: of }) => of)).toEqual([recorded, not, expect.stringMatching(/^[0-9a-f]{32}$/)]);
  });

  it('of a subscription begins with it; probes, metrics and sockets have none', async () => {
    const { url, spans, span } = await collector();
    const api = await startApi({ OTEL_EXPORTER_OTLP_ENDPOINT: url });
    await api.ask(signUpMutation.replace('ada@', 'bob@'));
    const { publishEvent } = await api.ask<{ publishEvent: { id: string } }>(publishMutation, { input: eventInput() });
    for (const path of ['/healthz', '/readyz']) await fetch(`${api.url}${path}`);
    const subscriber = await connect(`${api.url.replace('http', 'ws')}/graphql`);
    subscriber.subscribe(attendanceSubscription, { eventId: publishEvent.id });
    await subscriber.counts(1);
    const subscription = await span('the subscription', ({ name }) => name === 'Subscription.attendance');
    expect(ancestry(spans, subscription)).toEqual(['api: Subscription.attendance']);
    api.child.kill('SIGTERM');
    expect(await api.exit).toBe(0);
    expect(new Set(spans.filter(({ kind }) => kind === 'server').map(({ name }) => name))).toEqual(new Set(['POST /graphql']));
    expect(spans.filter(({ parentSpanId, kind }) => !parentSpanId && kind === 'client')).toEqual([]);
  });
});

describe('a collector that is away', () => {
  it('holds up neither start, requests nor shutdown, and is told of once', async () => {
    const api = await startApi({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}` });
    for (let i = 0; i < 20; i++) expect(await api.ask('{ __typename }')).toEqual({ __typename: 'Query' });
    await api.logged('traces are lost');
    for (let i = 0; i < 20; i++) await api.ask('{ __typename }');
    const asked = performance.now();
    api.child.kill('SIGTERM');
    expect(await api.exit).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect(api.logs.filter(({ msg }) => msg.includes('traces are lost'))).toHaveLength(1);
  });
});

it('without an endpoint nothing of OpenTelemetry is loaded but its API', async () => {
  const env = await processEnv(fixture.database.url, {
    NODE_OPTIONS: `--import=${path.join(import.meta.dirname, 'support/tell-modules.mjs')}`,
  });
  const loaded = async (overrides: Record<string, string>) => {
    const api = start('server.ts', [], { ...env, ...overrides });
    await api.logged('Server listening');
    api.child.kill('SIGTERM');
    await api.exit;
    return new Set(api.output.flatMap((line) => /@opentelemetry\/([\w-]+)\//.exec(line)?.[1] ?? []));
  };
  expect(await loaded({})).toEqual(new Set(['api']));
  expect(await loaded({ OTEL_EXPORTER_OTLP_ENDPOINT: (await collector()).url })).toContain('sdk-node');
});
