import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { queuePrefix } from '@landfall/schemas/contract';
import { Queue } from 'bullmq';
import { describe, expect, inject, it } from 'vitest';
import { databaseFixture } from './support/app.ts';
import { processEnv } from './support/env.ts';
import { start } from './support/process.ts';

const fixture = databaseFixture();
const root = path.join(import.meta.dirname, '..');
const runbooks = path.join(root, '../../docs/runbooks');

/** Programs that the runbooks run in a pod of a component. */
const programs = readdirSync(runbooks).flatMap((page) =>
  [...readFileSync(path.join(runbooks, page), 'utf8').matchAll(/exec deploy\/landfall-(\S+) -- node -e '([^']*)'/g)].map(
    ([, component = '', program = '']) => ({ page, component, program }),
  ),
);

const run = async (program: string, env: Record<string, string>): Promise<string> => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', program], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
  });
  for (const secret of ['REDIS_PASSWORD', 'JWT_SECRET', 'RESEND_API_KEY', 'DATABASE_URL'])
    expect(stdout + stderr).not.toContain(env[secret]);
  expect(stderr).toBe('');
  return stdout;
};

async function running(component: string): Promise<Record<string, string>> {
  const env = await processEnv(fixture.database.url);
  if (component === 'api') await start('server.ts', [], env).logged(`Server listening at http://127.0.0.1:${env['PORT']}`);
  else await start('worker.ts', [component.replace('worker-', '')], env).logged('working');
  return env;
}

const matching = (text: string) => programs.filter(({ program }) => program.includes(text));

describe('programs of the runbooks', () => {
  it('are all tested here', () => {
    const tested = ['/readyz', '/metrics', 'pg_stat_activity', 'r.info(', 'q.', 'SIGUSR2'].flatMap(matching);
    expect(new Set(tested)).toEqual(new Set(programs));
    expect(programs.length).toBeGreaterThan(10);
  });

  it('say whether a process is ready', async () => {
    for (const { component, program } of matching('/readyz')) {
      const env = await running(component);
      expect(await run(program, env), component).toMatch(/^(200|503) \{"status"/);
    }
  });

  it('switch the log level of the process that is number 1 in its pod', async () => {
    for (const { component, program } of matching('SIGUSR2')) {
      const env = await processEnv(fixture.database.url);
      const isApi = component === 'api';
      const process = start(isApi ? 'server.ts' : 'worker.ts', isApi ? [] : [component.replace('worker-', '')], env);
      await process.logged(isApi ? `Server listening at http://127.0.0.1:${env['PORT']}` : 'working');
      const here = program.replace('process.kill(1,', `process.kill(${process.child.pid},`);
      expect(here).not.toBe(program);
      await run(here, env);
      await process.logged('log level switched');
    }
  });

  it('show metrics', async () => {
    const env = await running('api');
    for (const { page, program } of matching('/metrics')) expect(await run(program, env), page).toMatch(/^\w+(\{.*\})? \d/);
  });

  it('show who talks to PostgreSQL, or why nobody can', async () => {
    const env = await processEnv(fixture.database.url);
    const [{ program } = { program: '' }] = matching('pg_stat_activity');
    expect(await run(program, env)).toContain('application_name');
    const wrong = fixture.database.url.replace(/:\d+\//, ':1/');
    expect(await run(program, { ...env, DATABASE_URL: wrong })).toContain('ECONNREFUSED');
  });

  it('show how Redis is, or why nobody knows', async () => {
    const env = await processEnv(fixture.database.url);
    const [{ program } = { program: '' }] = matching('r.info(');
    expect(await run(program, env)).toMatch(/connected_clients:\d+[\s\S]*maxmemory_policy:noeviction/);
    expect(await run(program, { ...env, REDIS_PORT: '1' })).toContain('ECONNREFUSED');
    expect(await run(program, { ...env, REDIS_PASSWORD: 'wrong' })).toContain('WRONGPASS');
  });

  it('resume a queue, list failed jobs and try them again', async () => {
    const env = await processEnv(fixture.database.url);
    const { REDIS_HOST, REDIS_PORT, REDIS_PASSWORD } = inject('services');
    const connection = { host: REDIS_HOST, port: Number(REDIS_PORT), password: REDIS_PASSWORD };
    const queue = new Queue('reminders', { connection, prefix: queuePrefix });
    await queue.pause();
    await run(matching('q.resume()')[0]?.program ?? '', env);
    expect(await queue.isPaused()).toBe(false);

    const worker = start('worker.ts', ['reminders'], env);
    await worker.logged('working');
    await queue.add('send-reminder', { mailId: 'no uuid' }, { attempts: 1, jobId: 'broken' });
    await worker.logged('job failed');
    worker.child.kill('SIGTERM');
    await worker.exit;
    expect(await run(matching('q.getFailed')[0]?.program ?? '', env)).toContain('broken');
    expect(await run(matching('q.retryJobs')[0]?.program ?? '', env)).toMatch(/failed: 0/);
    await queue.close();
  });
});
