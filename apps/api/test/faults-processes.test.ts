import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { eventInput, rsvpMutation } from './support/client.ts';
import { databaseFixture } from './support/database.ts';
import { processEnv } from './support/env.ts';
import { acceptedKeys } from './support/inbox.ts';
import { expectWhole } from './support/laws.ts';
import { start } from './support/process.ts';
import { Remote, restart, startApi } from './support/remote.ts';
import { mailState, seedGuest } from './support/seed.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
const hour = 3_600_000;
const soon = {
  startsAt: new Date(Date.now() + 2 * hour).toISOString(),
  endsAt: new Date(Date.now() + 3 * hour).toISOString(),
  capacity: 500,
};
const publishMutation = 'mutation ($input: PublishEventInput!) { publishEvent(input: $input) { id } }';

it('an api killed under load loses nothing that it has confirmed, and nobody else has to be restarted', async () => {
  const api = await startApi(fixture.database.url);
  const worker = start('worker.ts', ['reminders'], await processEnv(fixture.database.url));
  const people = await Promise.all(Array.from({ length: 10 }, () => new Remote(api.url).signUp()));
  const events: string[] = [];
  for (let n = 0; n < 20; n++) {
    const { data } = await people[0]!.send(publishMutation, { input: eventInput(soon) });
    events.push((data!['publishEvent'] as { id: string }).id);
  }
  const wishes = people.flatMap((person) => events.map((eventId) => ({ person, eventId, confirmed: false })));
  const ask = async (wish: (typeof wishes)[number]) => {
    const { data } = await wish.person.send(rsvpMutation, { eventId: wish.eventId });
    wish.confirmed ||= data?.['rsvp'] !== undefined && data['rsvp'] !== null;
  };
  const confirmed = () => wishes.filter((wish) => wish.confirmed).length;
  const load = Promise.all(wishes.map(ask));
  await until('a quarter is confirmed', () => confirmed() >= wishes.length / 4);
  api.program.child.kill('SIGKILL');
  await load;
  const before = confirmed();
  expect(before).toBeLessThan(wishes.length);
  await expectWhole(fixture.database);
  const { rows } = await fixture.database.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM "Rsvp"');
  expect(rows[0]?.n).toBeGreaterThanOrEqual(before);

  await restart(api);
  await Promise.all(wishes.filter((wish) => !wish.confirmed).map(ask));
  expect(confirmed()).toBe(wishes.length);
  await expectWhole(fixture.database);
  const reminded = async () => [...(await acceptedKeys())].filter(([key]) => events.some((id) => key.startsWith(`reminder/${id}`)));
  await until('everybody is reminded', async () => (await reminded()).length === wishes.length, 60);
  expect((await reminded()).every(([, count]) => count === 1)).toBe(true);
  expect(worker.child.exitCode).toBeNull();
  console.log(`${before} of ${wishes.length} were confirmed when the api was killed, ${rows[0]?.n} done`);
}, 180_000);

const root = path.join(import.meta.dirname, '../../..');
/** A mount namespace needs rights. */
const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0;

it.skipIf(!mayMount)(
  'a full disk in /tmp disturbs nobody',
  async () => {
    // A checkout that is in /tmp stays where it is.
    const mount =
      'exec 3<"$0" && mount -t tmpfs -o size=64k tmpfs /tmp && mkdir -p "$0" && mount -c --bind /proc/self/fd/3 "$0" && cd "$PWD"';
    const full = `${mount} && ! head -c 1M /dev/zero >/tmp/full 2>/dev/null && exec "$@"`;
    const via = ['unshare', '--mount', 'sh', '-c', full, root];
    const api = await startApi(fixture.database.url, {}, via);
    const person = await new Remote(api.url).signUp();
    const { data } = await person.send(publishMutation, { input: eventInput(soon) });
    const { id: eventId } = data!['publishEvent'] as { id: string };
    expect((await person.send(rsvpMutation, { eventId })).data).toMatchObject({ rsvp: { myRsvp: true } });

    await fixture.database.owner.query(
      `INSERT INTO "Audit" ("id", "at", "action") VALUES (gen_random_uuid(), now() - interval '100 days', 'old')`,
    );
    const guest = await seedGuest(fixture.database, 'feedback');
    for (const queue of ['reminders', 'feedback', 'audit-archive'])
      start('worker.ts', [queue], await processEnv(fixture.database.url), via);
    await until('it is reminded', async () => [...(await acceptedKeys()).keys()].some((key) => key.startsWith(`reminder/${eventId}`)), 60);
    await until('it is asked', async () => (await mailState(fixture.database, guest.mailId))?.sent, 60);
    await until(
      'it is archived',
      async () => (await fixture.database.owner.query(`SELECT FROM "Audit" WHERE "action" = 'old'`)).rowCount === 0,
    );
  },
  120_000,
);
