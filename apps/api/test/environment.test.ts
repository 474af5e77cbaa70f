import { EX_CONFIG } from '@landfall/schemas/env';
import { expect, it } from 'vitest';
import { databaseFixture } from './support/app.ts';
import { processEnv } from './support/env.ts';
import { start } from './support/process.ts';

const fixture = databaseFixture();

it.each([
  ['server.ts', []],
  ['worker.ts', ['reminders']],
] as const)('%s lists every problem of its environment and exits with 78', async (script, args) => {
  const { REDIS_HOST: _, ...env } = await processEnv(fixture.database.url, {
    LOG_LEVEL: 'loud',
    METRICS_PORT: 'x',
    DATABASE_URL: 'mysql://user:hunter2@db/x',
  });
  const program = start(script, args, env);
  expect(await program.exit).toBe(EX_CONFIG);
  const output = program.output.join('\n');
  expect(output).toContain('4 problems');
  for (const name of ['REDIS_HOST', 'LOG_LEVEL', 'METRICS_PORT', 'DATABASE_URL']) expect(output).toContain(name);
  expect(output).not.toContain('hunter2');
});
