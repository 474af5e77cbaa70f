import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { appFixture } from './support/app.ts';
import { processEnv } from './support/env.ts';
import { start } from './support/process.ts';
import { clients } from './support/users.ts';

const fixture = appFixture({ ENABLE_BULL_BOARD: 'true' });

async function admin(args: readonly string[], databaseUrl = fixture.database.url) {
  const { exit, output } = start('admin.ts', args, await processEnv(databaseUrl));
  return { code: await exit, output: output.join('\n') };
}

const audited = async (subject: string) =>
  (await fixture.app.db.audit.findMany({ where: { subject, action: { endsWith: 'Admin' } }, orderBy: { at: 'asc' } })).map(
    ({ action, actorId, detail }) => ({ action, actorId, detail }),
  );

describe('node dist/admin.js', () => {
  it('makes somebody an administrator, and no longer, at once', async () => {
    const [user] = await clients(fixture.database, fixture.app, 1);
    const board = async () => (await fixture.app.inject({ url: '/admin/queues', headers: { cookie: user.cookie } })).statusCode;
    expect(await board()).toBe(404);
    expect(await admin(['grant', user.email.toUpperCase()])).toEqual({
      code: 0,
      output: 'admin: the account is an administrator from now on',
    });
    expect(await board()).toBe(200);
    expect(await admin(['grant', user.email])).toEqual({
      code: 0,
      output: 'admin: the account is an administrator already, nothing was changed',
    });
    expect(await admin(['revoke', user.email])).toEqual({ code: 0, output: 'admin: the account is no administrator from now on' });
    expect(await board()).toBe(404);
    expect((await admin(['revoke', user.email])).output).toContain('already');
    const unattributed = { actorId: null, detail: {} };
    expect(await audited(user.id)).toEqual([
      { action: 'user.grantAdmin', ...unattributed },
      { action: 'user.revokeAdmin', ...unattributed },
    ]);
  });

  it('says that there is no such account', async () => {
    expect(await admin(['grant', 'nobody@example.org'])).toEqual({
      code: 67,
      output: 'admin: there is no account with this e-mail address; sign up in the web app first',
    });
  });

  it.each([[], ['grant'], ['promote', 'a@example.org'], ['grant', 'ada'], ['grant', 'a@example.org', 'b@example.org']])(
    'expects a verb and an address, not %j %j',
    async (...args) => {
      const { code, output } = await admin(args);
      expect(code).toBe(64);
      expect(output).toContain('expected "grant EMAIL" or "revoke EMAIL"');
    },
  );

  it('says what is wrong with PostgreSQL, without its password', async () => {
    const url = fixture.database.url.replace(/:\d+\//, ':1/');
    const { code, output } = await admin(['grant', 'a@example.org'], url);
    expect(code).toBe(69);
    expect(output).toContain('ECONNREFUSED');
    expect(output).not.toContain(new URL(url).password);
  });

  it('is what the page on the board tells to run', async () => {
    const page = await readFile(path.join(import.meta.dirname, '../../../docs/queue-board.md'), 'utf8');
    const told = [...page.matchAll(/kubectl -n "\$NS" exec deploy\/landfall-api -- node dist\/admin\.js (\S+) (\S+)$/gm)];
    expect(told.map(([, verb, email]) => [verb, email])).toEqual([
      ['grant', 'ada@example.com'],
      ['revoke', 'ada@example.com'],
    ]);
  });
});
