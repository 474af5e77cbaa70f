import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, inject, it, onTestFinished } from 'vitest';
import { acceptedKeys } from './support/inbox.ts';
import { pointsOf, startKillable } from './support/killable.ts';
import { inLanes, type Lane } from './support/lanes.ts';
import { sample, seed } from './support/sample.ts';
import { mailState, seedGuest } from './support/seed.ts';
import { until } from './support/until.ts';

const lanes = 3;
const folder = mkdtempSync(path.join(tmpdir(), 'landfall-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Names of the points that a worker reaches until `done`. */
async function pointsUntil(queue: string, prepare: (lane: Lane) => Promise<() => Promise<unknown>>): Promise<string[]> {
  const log = path.join(folder, queue);
  await inLanes(1, [0], async (_, lane) => {
    const done = await prepare(lane);
    const worker = startKillable(queue, await lane.env(), { log });
    await until('the work is done', done);
    worker.child.kill('SIGTERM');
    await worker.exit;
  });
  return pointsOf(log);
}

/** Kills a worker at the point, starts another one, and waits until the work is done. @returns the point's name */
async function killAndRecover(queue: string, at: number, lane: Lane, done: () => Promise<unknown>): Promise<string> {
  const log = path.join(folder, `${queue}-${at}`);
  const victim = startKillable(queue, await lane.env(), { at, log });
  await victim.exit;
  expect(victim.child.signalCode, victim.output.join('\n')).toBe('SIGKILL');
  const name = pointsOf(log).at(-1) ?? '';
  const heir = startKillable(queue, await lane.env());
  await until(`the work is done after a kill ${name}`, done, 60).catch((error: unknown) => {
    throw new Error([...heir.logs.map((line) => JSON.stringify(line)), ...heir.output].join('\n'), { cause: error });
  });
  heir.child.kill('SIGTERM');
  expect(await heir.exit).toBe(0);
  return name;
}

it(
  'a worker of e-mail killed at any input or output sends each mail once',
  async () => {
    const guestOf = async ({ database }: Lane) => {
      const guest = await seedGuest(database);
      return { ...guest, sent: async () => (await mailState(database, guest.mailId))?.sent };
    };
    const points = await pointsUntil('reminders', async (lane) => (await guestOf(lane)).sent);
    // The ones between which a mail is out and nobody here knows are always among them.
    const crucial = [
      'before http POST /emails',
      'after http POST /emails',
      'before postgres UPDATE "Mail"',
      'after postgres UPDATE "Mail"',
    ];
    const chosen = new Set([...crucial.map((name) => points.indexOf(name)), ...sample([...points.keys()], 10)]);
    expect(Math.min(...chosen)).toBeGreaterThanOrEqual(0);

    const names: string[] = [];
    await inLanes(lanes, [...chosen], async (point, lane) => {
      const guest = await guestOf(lane);
      const name = await killAndRecover('reminders', point + 1, lane, guest.sent);
      names.push(name);
      const keys = [...(await acceptedKeys())].filter(([key]) => key.includes(guest.userId));
      expect(keys, `killed ${name}, point ${point + 1}, SEED=${seed}`).toEqual([[expect.stringContaining('reminder/'), 1]]);
    });
    console.log(`killed at ${names.length} of ${points.length} points, SEED=${seed}`);
  },
  20 * 60_000,
);

it(
  'an archive worker killed at any input or output loses no row and archives none twice',
  async () => {
    const rowsOf = async ({ database: { owner } }: Lane, action: string) => {
      await owner.query(
        `INSERT INTO "Audit" ("id", "at", "action", "detail")
         SELECT gen_random_uuid(), now() - interval '100 days' - d * interval '1 day', $1, jsonb_build_object('n', d)
         FROM generate_series(1, 3) AS d, generate_series(1, 4)`,
        [action],
      );
      const { rows } = await owner.query<{ id: string }>('SELECT "id" FROM "Audit" WHERE "action" = $1', [action]);
      const moved = async () => (await owner.query('SELECT FROM "Audit" WHERE "action" = $1', [action])).rowCount === 0;
      return { ids: rows.map(({ id }) => id).toSorted(), moved };
    };
    const points = await pointsUntil('audit-archive', async (lane) => (await rowsOf(lane, crypto.randomUUID())).moved);
    const crucial = [
      'before http PUT',
      'after http PUT',
      'after http GET',
      'before postgres DELETE "Audit"',
      'after postgres DELETE "Audit"',
    ];
    const chosen = new Set([...crucial.map((name) => points.indexOf(name)), ...sample([...points.keys()], 7)]);
    expect(Math.min(...chosen)).toBeGreaterThanOrEqual(0);

    await inLanes(lanes, [...chosen], async (point, lane) => {
      const action = crypto.randomUUID();
      const { ids, moved } = await rowsOf(lane, action);
      const name = await killAndRecover('audit-archive', point + 1, lane, moved);
      expect(await archived(action), `killed ${name}, point ${point + 1}, SEED=${seed}`).toEqual(ids);
    });
    console.log(`killed at ${chosen.size} of ${points.length} points, SEED=${seed}`);
  },
  20 * 60_000,
);

/** Ids of the archived rows with that action, as often as they are there. */
async function archived(action: string): Promise<string[]> {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET: Bucket, S3_ACCESS_KEY, S3_SECRET_KEY } = inject('services');
  const credentials = { accessKeyId: S3_ACCESS_KEY, secretAccessKey: S3_SECRET_KEY };
  const s3 = new S3Client({ region: S3_REGION, endpoint: S3_ENDPOINT, forcePathStyle: true, credentials });
  onTestFinished(() => s3.destroy());
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'audit/' }));
  const bodies = await Promise.all(
    Contents.map(async ({ Key }) => (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body!.transformToByteArray()),
  );
  const rows = bodies
    .flatMap((body) => gunzipSync(body).toString().trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as { id: string; action: string });
  return rows
    .filter((row) => row.action === action)
    .map(({ id }) => id)
    .toSorted();
}
