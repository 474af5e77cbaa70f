import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { fileName } from '../src/routes/export/csv.ts';
import { appFixture } from './support/app.ts';
import { Client, signUp } from './support/client.ts';
import { attend, crowd, eventOf } from './support/crowd.ts';
import { processEnv } from './support/env.ts';
import { start } from './support/process.ts';
import { until } from './support/until.ts';
import { clients } from './support/users.ts';

const fixture = appFixture();
const people = (count: number) => clients(fixture.database, fixture.app, count);
const path = (id: string) => `/events/${id}/attendees.csv`;
const exported = (client: Client, id: string) =>
  fixture.app.inject({ url: path(id), headers: { ...(client.cookie && { cookie: client.cookie }) } });
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const header = 'name,email,status,since,paid,currency';

/** Lines without the mark of UTF-8, the first being the header. */
const lines = (csv: string) => {
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  return csv.slice(1, -2).split('\r\n');
};

const audited = async (eventId: string) =>
  (await fixture.app.db.audit.findMany({ where: { action: 'event.export', subject: eventId } })).map(({ actorId, detail }) => ({
    actorId,
    detail,
  }));

describe('the export of attendees', () => {
  it('lists who attends and who waits, and what they paid', async () => {
    const organiser = await signUp(fixture.app, 'Olga');
    const id = await eventOf(fixture.database, organiser.id, 'Größe: “Übung”\u2009/ 2');
    const [ada, bob] = [await signUp(fixture.app, 'Ada, "the first"'), await signUp(fixture.app, 'Bob')];
    await attend(fixture.database, id, ada.id);
    await fixture.database.owner.query('INSERT INTO "Waiting" ("eventId", "userId") VALUES ($1, $2)', [id, bob.id]);
    const payment = `INSERT INTO "Payment" ("id", "eventId", "userId", "status", "amountCents", "currency", "holdsUntil") VALUES (gen_random_uuid(), $1, $2, $3, $4, 'CHF', now())`;
    await fixture.database.owner.query(payment, [id, ada.id, 'refunded', 999]);
    await fixture.database.owner.query(payment, [id, ada.id, 'paid', 1_205]);
    await fixture.database.owner.query(payment, [id, bob.id, 'expired', 5]);

    const response = await exported(organiser, id);
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="attendees-gro-e-ubung-2.csv"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    const [first, ...rows] = lines(response.body);
    expect(first).toBe(header);
    const cells = rows.map((row) => row.replace(/,\d{4}-[^,]+Z,/, (since) => (isoTime.test(since.slice(1, -1)) ? ',SINCE,' : since)));
    expect(cells.toSorted()).toEqual([`"Ada, ""the first""",${ada.email},confirmed,SINCE,12.05,CHF`, `Bob,${bob.email},waiting,SINCE,,`]);
    expect(await audited(id)).toEqual([{ actorId: organiser.id, detail: {} }]);
  });

  it.each(['=HYPERLINK("http://example.org")', '+1', '-1', '@SUM(A1)', '＝1'])('has no formula where a name is %s', async (name) => {
    const organiser = await signUp(fixture.app, name);
    const id = await eventOf(fixture.database, organiser.id);
    await attend(fixture.database, id, organiser.id);
    const [, row = ''] = lines((await exported(organiser, id)).body);
    expect(row.replace(/^"/, '').startsWith(`'${name.charAt(0)}`)).toBe(true);
  });

  it('is a header alone where nobody attends', async () => {
    const [organiser] = await people(1);
    expect(lines((await exported(organiser, await eventOf(fixture.database, organiser.id))).body)).toEqual([header]);
  });

  it('is for the organiser only, and leaves no trace for others', async () => {
    const [organiser, other] = await people(2);
    const id = await eventOf(fixture.database, organiser.id);
    await attend(fixture.database, id, other.id);
    const answers = [
      exported(new Client(fixture.app), id),
      exported(other, id),
      exported(other, crypto.randomUUID()),
      exported(other, 'x%27'),
    ];
    expect((await Promise.all(answers)).map(({ statusCode, body }) => [statusCode, JSON.parse(body)])).toEqual([
      [401, { message: 'sign in first' }],
      [403, { message: 'only the organiser of the event may export its attendees' }],
      [404, { message: 'there is no such event' }],
      [404, { message: 'there is no such event' }],
    ]);
    expect(await audited(id)).toEqual([]);
  });

  it.each([
    ['Walk', 'attendees-walk.csv'],
    ['a"; filename="x.exe', 'attendees-a-filename-x-exe.csv'],
    ['../../etc', 'attendees-etc.csv'],
    ['散歩', 'attendees-ID.csv'],
    ['x'.repeat(120), `attendees-${'x'.repeat(60)}.csv`],
  ])('of %s has a name that fits a header and a disk', (title, name) => {
    expect(fileName(title, 'ID')).toBe(name);
  });
});

/** Begins an export from a listening api and reads nothing of its body yet. */
async function begin(url: string, client: Client, id: string): Promise<IncomingMessage> {
  const [response] = (await once(get(`${url}${path(id)}`, { headers: { cookie: client.cookie } }), 'response')) as [IncomingMessage];
  return response;
}

describe('a long export', () => {
  const many = 100_000;

  it('holds everybody once, and fits a small heap', { timeout: 120_000 }, async () => {
    const [organiser] = await people(1);
    const all = await eventOf(fixture.database, organiser.id);
    await crowd(fixture.database, all, many - 1_500, 1_500);
    // Node ends a process that needs more.
    const env = await processEnv(fixture.database.url, { NODE_OPTIONS: '--max-old-space-size=100' });
    const server = start('server.ts', [], env);
    await server.logged(`Server listening at http://127.0.0.1:${env['PORT']}`);
    const url = `http://127.0.0.1:${env['PORT']}`;
    const slow = await begin(url, organiser, all); // reads nothing while the others read all
    const four = await Promise.all([1, 2, 3, 4].map(async () => buffer(await begin(url, organiser, all))));
    const [csv = []] = four.map((body) => lines(body.toString()));
    slow.destroy();

    expect(csv.length).toBe(many + 1);
    const emails = new Set(csv.slice(1).map((line) => line.split(',')[1]));
    expect(emails.size).toBe(many);
    expect(csv.filter((line) => line.includes(',waiting,')).length).toBe(1_500);
  });

  it('ends with its client', async () => {
    const [organiser] = await people(1);
    const id = await eventOf(fixture.database, organiser.id);
    await crowd(fixture.database, id, 50_000);
    const url = await fixture.app.listen({ host: '127.0.0.1', port: 0 });
    const selects = async () =>
      (await fixture.app.metrics.db_query_duration_seconds.get()).values.find(
        ({ metricName, labels }) => metricName?.endsWith('_count') && labels.operation === 'select',
      )?.value ?? 0;
    const before = await selects();

    const response = await begin(url, organiser, id);
    await once(response, 'readable');
    response.destroy();
    await until('the request is over', () => fixture.app.lifecycle.inFlight.count === 0);
    // The batch that was being read when the client went may still arrive.
    const then = await selects();
    await crowd(fixture.database, id, 1_000);
    expect(await selects()).toBeLessThanOrEqual(then + 1);
    expect(then - before).toBeLessThan(25);
  });

  it('breaks off visibly when the database does', async () => {
    const [organiser] = await people(1);
    const id = await eventOf(fixture.database, organiser.id);
    await crowd(fixture.database, id, 50_000);
    const { address, port } = fixture.app.server.address() as { address: string; port: number };
    const response = await begin(`http://${address}:${port}`, organiser, id);
    await once(response, 'readable');
    await fixture.database.asSuperuser(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'landfall-api'`,
    );
    await fixture.database.owner.query('ALTER TABLE "Rsvp" RENAME TO "Gone"');
    try {
      await expect(text(response)).rejects.toThrow('aborted');
    } finally {
      await fixture.database.owner.query('ALTER TABLE "Gone" RENAME TO "Rsvp"');
    }
  });
});
