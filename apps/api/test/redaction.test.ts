import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, inject, it, onTestFinished } from 'vitest';
import { databaseFixture, emptyRedis } from './support/app.ts';
import { eventInput } from './support/client.ts';
import { freePort, processEnv } from './support/env.ts';
import { collector, type Collector } from './support/otlp.ts';
import { start, type Program } from './support/process.ts';
import { seedGuest } from './support/seed.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
const mark = 'CANARY7';
/** Planted where it must not come out; whatever says it fails the test. */
const plant = (what: string) => `${mark}-${what}`;

const secrets = {
  JWT_SECRET: plant('jwt-0123456789-0123456789-0123456789'),
  STRIPE_SECRET_KEY: `sk_test_${mark}stripe`,
  STRIPE_WEBHOOK_SECRET: `whsec_${mark}webhook`,
  RESEND_API_KEY: `re_${mark}resend`,
};
const person = { email: `${mark}.ada@example.org`, password: plant('password-battery-staple'), name: plant('name') };

let programs: Program[] = [];
let seen: string[] = [];
afterEach(() => {
  programs = [];
  seen = [];
});

async function run(script: string, args: string[], collector: Collector, overrides: Record<string, string>) {
  const env = await processEnv(fixture.database.url, {
    ...secrets,
    LOG_LEVEL: 'trace',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_TRACES_SAMPLER_ARG: '1',
    OTEL_BSP_SCHEDULE_DELAY: '50',
    ...overrides,
  });
  const program = start(script, args, env);
  programs.push(program);
  const api = `http://127.0.0.1:${env['PORT']}`;
  const scrape = async () => void seen.push(await (await fetch(`http://127.0.0.1:${env['METRICS_PORT']}/metrics`)).text());
  return { program, api, scrape };
}

/** Where a mark came out. */
function leaks(collector: Collector): string[] {
  const lines = programs.flatMap(({ logs, output }) => [...logs.map((line) => JSON.stringify(line)), ...output]);
  const metrics = seen.flatMap((text) => text.split('\n'));
  const spans = collector.bodies.flatMap((body) => JSON.stringify(JSON.parse(body), null, 1).split('\n'));
  return [...lines, ...metrics, ...spans].filter((line) => line.toLowerCase().includes(mark.toLowerCase()));
}

async function end({ child, exit }: Program): Promise<void> {
  child.kill('SIGTERM');
  await exit;
}

const signUp =
  'mutation ($email: String!, $password: String!, $name: String!) { signUp(email: $email, password: $password, name: $name) { id } }';
const signIn = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }';
const publish = 'mutation ($input: PublishEventInput!) { publishEvent(input: $input) { id } }';

it('the api tells nothing of what requests carry, nor of what libraries say when it fails', async () => {
  const traces = await collector();
  const { program, api, scrape } = await run('server.ts', [], traces, {});
  await program.logged('Server listening');
  let cookie = '';
  const post = async (body: string, headers: Record<string, string> = {}, path = '/graphql') => {
    const all = {
      'content-type': 'application/json',
      cookie,
      authorization: `Bearer ${plant('bearer')}`,
      'x-api-key': plant('header'),
      ...headers,
    };
    const response = await fetch(`${api}${path}`, { method: 'POST', headers: all, body });
    for (const given of response.headers.getSetCookie()) cookie = given.split(';', 1)[0] ?? '';
    return response.text();
  };
  const ask = (query: string, variables: object = {}, headers = {}) => post(JSON.stringify({ query, variables }), headers);

  await until('somebody signs up', async () => (await ask(signUp, person)).includes('"id"'));
  expect(await ask(signIn, { ...person, password: plant('wrong-password') })).toContain('INVALID_CREDENTIALS');
  await ask(publish, { input: eventInput({ title: plant('title'), description: plant('description'), venue: plant('venue') }) });
  // Requests that are wrong in every way.
  await ask('{ me { id } }', {}, { cookie: `landfall_session=${plant('cookie')}` });
  await ask(`{ event(id: "${plant('argument')}") { id } }`);
  await ask(`{ ${mark}field { id } }`);
  await ask(`query ($x: ${mark}type) { me { id } }`, { x: plant('variable') });
  await ask(publish, { input: { title: plant('input'), email: person.email } });
  await ask(`{ me { id } # ${plant('comment')} ${'('.repeat(20)}`);
  await post(`{"query": "${plant('json')}`);
  await post(plant('text'), { 'content-type': `text/${mark}` });
  await post(`"${mark.repeat(20_000)}"`);
  await post(
    JSON.stringify({ type: plant('type'), email: person.email }),
    { 'stripe-signature': `t=1,v1=${plant('signature')}` },
    '/webhooks/stripe',
  );
  await ask('{ me { id } }', {}, { origin: `https://${mark}.example` });
  await fetch(`${api}/graphql?query={me{id}}&variables=${plant('query')}`);
  await fetch(`${api}/${plant('path').toLowerCase().replaceAll(mark.toLowerCase(), 'x')}?token=${plant('token')}`);

  // PostgreSQL refuses rows and quotes them, and libraries quote PostgreSQL.
  await fixture.database.asSuperuser(`ALTER TABLE "User" ADD CONSTRAINT "no_such_name" CHECK ("name" NOT LIKE '%refused%')`);
  await ask(signUp, { ...person, email: `${mark}.eve@example.org`, name: plant('refused-name') });
  await fixture.database.asSuperuser(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no % with invalid input syntax for type x: "%"', NEW."email", NEW."name"; END $$;
     CREATE TRIGGER refuse BEFORE INSERT ON "User" FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  expect(await ask(signUp, { ...person, email: `${mark}.bob@example.org` })).toContain('INTERNAL');
  await fixture.database.asSuperuser('DROP FUNCTION refuse CASCADE; ALTER TABLE "User" DROP CONSTRAINT "no_such_name"');

  await scrape();
  await end(program);
  expect(program.logs.filter(({ msg }) => msg === 'resolver failed').length).toBeGreaterThanOrEqual(2);
  expect(traces.spans.filter(({ name }) => name === 'postgresql insert').length).toBeGreaterThan(1);
  expect(leaks(traces)).toEqual([]);
});

it('nobody tells a password when a connection fails', async () => {
  const traces = await collector();
  const withPassword = (url: string, port?: number) => {
    const parsed = Object.assign(new URL(url), { password: plant('db%2Fpassword') });
    if (port) parsed.port = String(port);
    return parsed.toString();
  };
  const refused = { DATABASE_URL: withPassword(fixture.database.url), REDIS_PASSWORD: plant('redis') };
  const gone = {
    DATABASE_URL: withPassword(fixture.database.url, await freePort()),
    REDIS_PASSWORD: plant('redis'),
    REDIS_PORT: String(await freePort()),
  };
  for (const env of [refused, gone]) {
    const { program, api, scrape } = await run('server.ts', [], traces, env);
    await program.logged('Server listening');
    expect((await fetch(`${api}/readyz`)).status).toBe(503);
    await fetch(`${api}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ events { id } }"}',
    });
    await program.logged('Redis');
    await scrape();
    await end(program);
  }
  const worker = await run('worker.ts', ['feedback'], traces, { ...gone, REDIS_PORT: inject('services').REDIS_PORT });
  await worker.program.logged('queue error');
  await end(worker.program);
  const migration = { MIGRATION_DATABASE_URL: withPassword(fixture.database.ownerUrl) };
  const { program: migrate } = await run('migrate.ts', [], traces, migration);
  expect(await migrate.exit).toBe(1);
  const { program: invalid } = await run('server.ts', [], traces, { JWT_SECRET: plant('short') });
  expect(await invalid.exit).toBe(78);
  expect(invalid.output.join()).toContain('JWT_SECRET');
  expect(leaks(traces)).toEqual([]);
});

it('workers tell nothing of what they send, nor of what providers answer', async () => {
  await emptyRedis();
  const traces = await collector();
  // A provider that repeats everything it was sent.
  const provider = createServer((request, response) => {
    void request.toArray().then((chunks: Buffer[]) => {
      const message = `no: ${Buffer.concat(chunks).toString()} ${request.headers.authorization}`;
      return response.writeHead(422, { 'content-type': 'application/json' }).end(JSON.stringify({ name: 'validation_error', message }));
    });
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  onTestFinished(() => void provider.close());
  const guest = await seedGuest(fixture.database);
  await fixture.database.owner.query('UPDATE "User" SET "email" = $1, "name" = $2 WHERE "id" = $3', [
    `${mark}.guest@example.org`,
    'Somebody',
    guest.userId,
  ]);
  const url = `http://127.0.0.1:${(provider.address() as { port: number }).port}`;
  const reminders = await run('worker.ts', ['reminders'], traces, { RESEND_BASE_URL: url });
  await reminders.program.logged('job failed');
  await reminders.scrape();
  await end(reminders.program);

  const archive = await run('worker.ts', ['audit-archive'], traces, {
    S3_ACCESS_KEY: plant('s3-access'),
    S3_SECRET_KEY: plant('s3-secret'),
    AUDIT_RETENTION_DAYS: '1',
  });
  await fixture.database.owner.query(
    `INSERT INTO "Audit" ("id", "at", "action", "detail") VALUES (gen_random_uuid(), now() - interval '2 days', 'x', $1)`,
    [JSON.stringify({ note: plant('detail') })],
  );
  await until('the archive job ran', () => archive.program.logs.some(({ msg }) => /^job (failed|completed|postponed)$/.test(msg)));
  await archive.scrape();
  await end(archive.program);
  expect(leaks(traces)).toEqual([]);
});
