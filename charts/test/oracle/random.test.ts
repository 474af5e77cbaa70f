import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pool } from '../random/outcome.ts';
import { run, seed, story, wanted, type Run } from '../random/run.ts';
import type { Draw } from '../random/draw.ts';
import { createNamespace, installDefinitions, judge } from './judge.ts';
import { startApiServer, type ApiServer } from './server.ts';

let server: ApiServer;
let all: Run;
beforeAll(async () => {
  server = await startApiServer();
  await installDefinitions(server.client);
  await createNamespace(server.client, 'landfall-test');
  all = await run();
}, 600_000);
afterAll(() => server.stop());

describe(`a real API server, SEED=${seed} CASES=${wanted}`, () => {
  it('accepts what random values make', async () => {
    expect(all.accepted.length).toBeGreaterThanOrEqual(wanted);
    const complaints = new Map<string, { readonly draw: Draw; readonly times: number }>();
    await pool(all.accepted, async ({ draw, rendered: { objects, extra } }) => {
      // The same of many objects is one complaint.
      for (const one of new Set((await judge(server.client, [...objects, ...extra])).map((line) => line.replace(/^[^:]*: /, ''))))
        complaints.set(one, { draw, times: (complaints.get(one)?.times ?? 0) + 1 });
    });
    const broken = [...complaints].map(([complaint, { draw, times }]) => `${times} × ${complaint}\n  by ${story(draw)}`);
    if (broken.length > 0) expect.fail(broken.join('\n\n'));
  });
});
