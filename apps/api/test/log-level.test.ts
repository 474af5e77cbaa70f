import { describe, expect, it } from 'vitest';
import { databaseFixture } from './support/app.ts';
import { freePort, processEnv } from './support/env.ts';
import { start, type Program } from './support/process.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();

const switches = ({ logs }: Program) => logs.filter(({ msg }) => msg === 'log level switched').map(({ logLevel }) => logLevel);

/** Sends the signal, and waits until the process has taken it. */
async function signal(program: Program): Promise<unknown> {
  const before = switches(program).length;
  program.child.kill('SIGUSR2');
  return until('the level is switched', () => switches(program)[before]);
}

describe('SIGUSR2', () => {
  it.each([
    ['api', 'server.ts', [], 'Server listening'],
    ['worker-reminders', 'worker.ts', ['reminders'], 'working'],
    ['worker-feedback', 'worker.ts', ['feedback'], 'working'],
    ['worker-audit-archive', 'worker.ts', ['audit-archive'], 'working'],
  ] as const)('switches the log of %s to debug and back', async (_role, script, args, ready) => {
    const program = start(script, args, await processEnv(fixture.database.url));
    await program.logged(ready);
    expect([await signal(program), await signal(program), await signal(program)]).toEqual(['debug', 'info', 'debug']);
    program.child.kill('SIGTERM');
    expect(await program.exit).toBe(0);
  });

  it('switches that of a migration that waits', async () => {
    const gone = Object.assign(new URL(fixture.database.ownerUrl), { port: String(await freePort()) }).toString();
    const program = start('migrate.ts', [], await processEnv(fixture.database.url, { MIGRATION_DATABASE_URL: gone, LOG_LEVEL: 'warn' }));
    await program.logged('waiting for PostgreSQL');
    expect(await signal(program)).toBe('debug');
  });

  it('takes a process that is verbose from the start to info', async () => {
    const program = start('worker.ts', ['feedback'], await processEnv(fixture.database.url, { LOG_LEVEL: 'debug' }));
    await program.logged('working');
    expect(await signal(program)).toBe('info');
  });

  it('makes requests of the api say more, and less again', async () => {
    const env = await processEnv(fixture.database.url, { LOG_LEVEL: 'error' });
    const program = start('server.ts', [], env);
    const url = `http://127.0.0.1:${env['PORT']}/graphql?query={__typename}`;
    await until('it answers', () => fetch(url).then(({ ok }) => ok));
    const requests = () => program.logs.filter(({ msg }) => msg === 'request completed').length;
    expect(requests()).toBe(0);
    expect(await signal(program)).toBe('debug');
    await fetch(url);
    await until('it says more', () => requests() === 1);
    expect(await signal(program)).toBe('error');
    await fetch(url);
    program.child.kill('SIGTERM');
    await program.exit;
    expect(requests()).toBe(1);
  });
});
