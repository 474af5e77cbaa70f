import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { databaseFixture } from './support/database.ts';
import { processEnv } from './support/env.ts';
import { acceptedKeys } from './support/inbox.ts';
import { startKillable } from './support/killable.ts';
import { Mailbox } from './support/mailbox.ts';
import type { Program } from './support/process.ts';
import { passOn, proxy } from './support/proxy.ts';
import { randomFrom, seed } from './support/sample.ts';
import { seedGuest } from './support/seed.ts';

const fixture = databaseFixture();
const cases = Number(process.env['CASES'] ?? 200);
const workerCount = 3;

/** So many guests of one event, each with a reminder that is due. */
async function seedMails(count: number): Promise<void> {
  const { owner } = fixture.database;
  const { eventId, mailId } = await seedGuest(fixture.database);
  await owner.query('DELETE FROM "Mail" WHERE "id" = $1', [mailId]);
  await owner.query(
    `WITH guests AS (
       INSERT INTO "User" ("id", "email", "name", "passwordHash")
       SELECT gen_random_uuid(), gen_random_uuid() || '@example.org', 'Somebody', '' FROM generate_series(1, $2) RETURNING "id"
     )
     INSERT INTO "Mail" ("id", "kind", "eventId", "userId", "dueAt")
     SELECT gen_random_uuid(), 'reminder', $1, "id", now() - interval '1min' FROM guests`,
    [eventId, count],
  );
}

const unsent = async () =>
  (await fixture.database.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM "Mail" WHERE "sentAt" IS NULL')).rows[0]?.n ?? NaN;

it(
  `${cases} mails of workers that are killed at random arrive once each`,
  async () => {
    const random = randomFrom(seed);
    console.log(`SEED=${seed}`);
    const folder = mkdtempSync(path.join(tmpdir(), 'landfall-chaos-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    await seedMails(cases);
    const mailbox = await Mailbox.start(path.join(folder, 'messages.ndjson'));
    let requests = 0;
    // A slow provider: there is always a mail on its way when somebody dies.
    const provider = await proxy(mailbox.url, (exchange, response) => {
      requests++;
      setTimeout(() => passOn(exchange, response), 200 * random());
    });
    const startWorker = async () =>
      startKillable('reminders', await processEnv(fixture.database.url, { RESEND_BASE_URL: provider, WORKER_CONCURRENCY: '10' }));
    const workers: Program[] = await Promise.all(Array.from({ length: workerCount }, startWorker));

    const kills = { worker: 0, mailbox: 0 };
    let takenOver = 0;
    const stalled = ({ logs }: Program) => logs.filter(({ msg }) => msg.includes('taken over')).length;
    const start = performance.now();
    while ((await unsent()) > 0) {
      expect(performance.now() - start, `${await unsent()} are not sent, SEED=${seed}`).toBeLessThan(15 * 60_000);
      await sleep(500 + 2_000 * random());
      if (random() < 0.2) {
        kills.mailbox++;
        await mailbox.kill();
        await mailbox.start();
        continue;
      }
      const index = Math.floor(random() * workerCount);
      const victim = workers[index]!;
      kills.worker++;
      victim.child.kill('SIGKILL');
      await victim.exit;
      takenOver += stalled(victim);
      workers[index] = await startWorker();
    }
    await Promise.all(workers.map((worker) => worker.logged('working')));
    for (const { child } of workers) child.kill('SIGTERM');
    expect(await Promise.all(workers.map(({ exit }) => exit))).toEqual(workers.map(() => 0));

    const counts = [...(await acceptedKeys(mailbox.url)).values()];
    takenOver += workers.map(stalled).reduce((sum, n) => sum + n, 0);
    const seconds = Math.round((performance.now() - start) / 1_000);
    console.log(
      `${counts.length} mails in ${seconds} s; workers killed ${kills.worker} times, the inbox ${kills.mailbox} times; ` +
        `${takenOver} jobs taken over, ${requests - cases} requests more than mails`,
    );
    expect(counts, `SEED=${seed}`).toEqual(Array(cases).fill(1));
  },
  20 * 60_000,
);
