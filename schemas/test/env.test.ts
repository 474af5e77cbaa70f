import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { componentNames, env, variablesOf, type ComponentName } from '../src/contract/index.ts';
import { type EnvError, EX_CONFIG, loadEnv, type EnvOf } from '../src/env.ts';

const examples = (component: ComponentName): NodeJS.ProcessEnv =>
  Object.fromEntries(variablesOf(component).map((name) => [name, String(env[name].example)]));

const problemsOf = (component: ComponentName, source: NodeJS.ProcessEnv): readonly string[] => {
  try {
    loadEnv(component, source);
    return [];
  } catch (error) {
    return (error as EnvError).problems;
  }
};

describe('loadEnv', () => {
  it.each(componentNames)('accepts the examples for %s, converted and nothing else', (component) => {
    const loaded = loadEnv(component, { ...examples(component), UNRELATED: 'x' });
    expect(loaded).toEqual(Object.fromEntries(variablesOf(component).map((name) => [name, env[name].example])));
  });

  it('gives types to what it loads', () => {
    const api = loadEnv('api', examples('api'));
    expectTypeOf(api.PORT).toEqualTypeOf<number>();
    expectTypeOf(api.REDIS_TLS).toEqualTypeOf<boolean>();
    expectTypeOf(api.NODE_ENV).toEqualTypeOf<'development' | 'test' | 'production'>();
    expectTypeOf<EnvOf<'worker-audit-archive'>['S3_ENDPOINT']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<EnvOf<'web'>>().not.toHaveProperty('DATABASE_URL');
  });

  it('reports every problem at once', () => {
    const problems = problemsOf('api', {
      ...examples('api'),
      PORT: 'x',
      LOG_LEVEL: 'loud',
      DATABASE_URL: '',
      JWT_SECRET: 'short',
      CORS_ORIGINS: '*',
    });
    expect(problems.map((p) => p.split(/[: ]/)[0]).toSorted()).toEqual(['CORS_ORIGINS', 'DATABASE_URL', 'JWT_SECRET', 'LOG_LEVEL', 'PORT']);
  });

  it('applies the defaults of the contract', () => {
    const { REDIS_PORT: _port, REDIS_TLS: _tls, ...rest } = examples('api');
    expect(loadEnv('api', rest)).toMatchObject({ REDIS_PORT: 6379, REDIS_TLS: false });
  });

  it('lets an optional variable be absent', () => {
    const { S3_ENDPOINT: _endpoint, ...rest } = examples('worker-audit-archive');
    expect(loadEnv('worker-audit-archive', rest).S3_ENDPOINT).toBeUndefined();
  });

  it.each(['yes', '1.5', '65536', '0'])('refuses the port %s', (value) => {
    expect(problemsOf('api', { ...examples('api'), PORT: value })).toHaveLength(1);
  });

  it('never shows the value of a secret', () => {
    const secrets = Object.entries(env).filter(([, v]) => v.kind === 'secret');
    for (const component of componentNames) {
      const source = { ...examples(component), ...Object.fromEntries(secrets.map(([name]) => [name, 'hunter2'])) };
      const text = problemsOf(component, source).join('\n');
      expect(text).not.toContain('hunter2');
    }
    expect(problemsOf('api', { ...examples('api'), JWT_SECRET: 'hunter2' })).toHaveLength(1);
  });

  it('ends a process with 78 and the list of problems', async () => {
    const script = `import { loadEnvOrExit } from '${path.resolve(import.meta.dirname, '../src/env.ts')}'; loadEnvOrExit('migrations', { LOG_LEVEL: 'loud' });`;
    const run = promisify(execFile)(process.execPath, ['--conditions=source', '--input-type=module', '-e', script]);
    await expect(run).rejects.toMatchObject({
      code: EX_CONFIG,
      stderr: expect.stringMatching(
        /2 problems[^]*LOG_LEVEL[^]*MIGRATION_DATABASE_URL is missing|2 problems[^]*MIGRATION_DATABASE_URL is missing[^]*LOG_LEVEL/,
      ),
    });
  });
});
