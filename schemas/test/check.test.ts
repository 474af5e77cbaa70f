import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { check, effectiveValues, mergeLayers, readLayer } from '../src/checker/index.ts';
import { environments } from '../src/values/schema.ts';
import { copyOfProject, project, root } from './helpers.ts';

const layer = (file: string, text: string) => readLayer(file, () => Promise.resolve(text));

describe('check', () => {
  it('finds nothing in the shipped values', async () => {
    expect(await check(project, environments)).toEqual([]);
  });

  const mistakes: [what: string, file: string, from: string | RegExp, to: string, code: string, at: string, message: RegExp][] = [
    ['an unknown key', 'values/prod.yaml', /^database:/m, 'databse:', 'schema/additionalProperties', 'databse', /unknown key databse/],
    [
      'a wrong type',
      'values/prod.yaml',
      'maxConnections: 200',
      'maxConnections: many',
      'schema/type',
      'database.maxConnections',
      /must be integer, found "many"/,
    ],
    [
      'a missing variable',
      'values/prod.yaml',
      /^ {2}S3_BUCKET.*\n/m,
      '',
      'schema/required',
      'config.S3_BUCKET',
      /S3_BUCKET is missing: Bucket/,
    ],
    [
      'a secret under config',
      'values/prod.yaml',
      /^config:\n/m,
      'config:\n  JWT_SECRET: hunter2\n',
      'schema/additionalProperties',
      'config.JWT_SECRET',
      /is a secret: it belongs under secrets/,
    ],
    [
      'a variable of the chart',
      'values/prod.yaml',
      /^config:\n/m,
      'config:\n  PORT: 80\n',
      'schema/additionalProperties',
      'config.PORT',
      /set by the chart/,
    ],
    [
      'an unknown value',
      'values/prod.yaml',
      'environment: prod',
      'environment: production',
      'schema/enum',
      'environment',
      /must be one of dev, stage, prod, found "production"/,
    ],
    [
      'a deleted default',
      'values/prod.yaml',
      /^database:.*$/m,
      'database: { maxConnections: null }',
      'schema/required',
      'database.maxConnections',
      /is missing in database/,
    ],
    ['no YAML', 'values/prod.yaml', 'environment: prod', 'environment: [', 'yaml/syntax', '', /./],
    ['a key twice', 'values/prod.yaml', 'environment: prod', 'environment: prod\nenvironment: dev', 'yaml/syntax', '', /unique/],
  ];

  it.each(mistakes)('finds %s, and says where', async (_what, file, from, to, code, at, message) => {
    const copy = await copyOfProject();
    await copy.edit(file, (text) => text.replace(from, to));
    const findings = await check(copy, environments);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code, path: at, environment: 'prod', position: { file }, message: expect.stringMatching(message) });
    expect(findings[0]?.position.line).toBeGreaterThan(0);
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  it.each([
    ['text for the map of secrets', 'secrets: { source: inline, inline: "DATABASE_URL=postgres://u:hunter2@x" }\n'],
    ['a list for secrets', 'secrets: ["hunter2"]\n'],
    ['a number for a secret', 'secrets: { source: inline, inline: { REDIS_PASSWORD: 1234567890 } }\n'],
    ['a password that begins an alias', 'secrets: { source: inline, inline: { REDIS_PASSWORD: *hunter2 } }\n'],
  ])('shows no secret in %s', async (_what, text) => {
    const copy = await copyOfProject();
    await copy.edit('values/dev.yaml', (old) => old + text);
    const findings = await check(copy, ['dev']);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every((f) => f.position.file === 'values/dev.yaml')).toBe(true);
    expect(JSON.stringify(findings)).not.toMatch(/hunter2|1234567890/);
  });

  it('points at the line and column of the key', async () => {
    const copy = await copyOfProject();
    await copy.edit('values/prod.yaml', (text) => text.replace(/^/, 'api: { replicas: -1 }\n').replace(/^api:\n/m, 'web2:\n'));
    const findings = await check(copy, ['prod']);
    expect(findings.find((f) => f.path === 'api.replicas')?.position).toEqual({ file: 'values/prod.yaml', line: 1, column: 8 });
  });

  it('blames a shared file in every environment that it breaks', async () => {
    const copy = await copyOfProject();
    await copy.edit('values/common.yaml', (text) => text.replace('MAIL_FROM:', 'MAIL_FORM:'));
    const findings = await check(copy, environments);
    expect(findings.map((f) => f.environment).toSorted()).toEqual(['dev', 'dev', 'prod', 'prod', 'stage', 'stage']);
  });
});

describe('merging', () => {
  it('replaces scalars and lists, merges maps, and lets null delete a default', async () => {
    const { values } = mergeLayers(await layer('d', 'a: {p: 1, q: 2}\nl: [1, 2]\ns: 1'), [
      await layer('1', 'a: {p: null, r: 3}\nl: [9]'),
      await layer('2', 'a: {r: 4}\ns: two'),
    ]);
    expect(values).toEqual({ a: { q: 2, r: 4 }, l: [9], s: 'two' });
  });

  it('knows which file supplied a value', async () => {
    const { sourceOf } = await effectiveValues(project, 'prod');
    expect(sourceOf(['environment']).file).toBe('values/prod.yaml');
    expect(sourceOf(['config', 'MAIL_FROM']).file).toBe('values/common.yaml');
    expect(sourceOf(['config', 'LOG_LEVEL']).file).toBe('charts/landfall/values.yaml');
  });

  it.each(environments)('sees what the templates of %s see', async (environment) => {
    const probe = await copyOfProject();
    const args = ['common', environment].flatMap((name) => ['-f', path.join(root, `values/${name}.yaml`)]);
    const templates = path.join(probe.root, 'charts/landfall/templates');
    await rm(templates, { recursive: true, force: true });
    await mkdir(templates);
    await writeFile(path.join(templates, 'probe.yaml'), 'values: {{ .Values | toJson | quote }}\n');
    const output = await new Promise<string>((resolve, reject) =>
      execFile('helm', ['template', 'x', path.join(probe.root, 'charts/landfall'), ...args], (error, stdout) =>
        error ? reject(error) : resolve(stdout),
      ),
    );
    const seen = JSON.parse((parse(output) as { values: string }).values) as Record<string, unknown>;
    expect((await effectiveValues(project, environment)).values).toEqual(seen);
  });
});

describe('the command', () => {
  const values = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) =>
      execFile(
        process.execPath,
        ['--conditions=source', path.join(root, 'schemas/src/cli/main.ts'), ...args],
        { cwd: root },
        (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
      ),
    );

  it('exits 0 when clean', async () => {
    expect(await values('check')).toMatchObject({ code: 0, out: 'dev, stage, prod: no findings\n' });
  });

  it('exits 1 with file:line:column, path and reason', async () => {
    const copy = await copyOfProject();
    await copy.edit('values/stage.yaml', (text) => text.replace('platform: aws', 'platform: awss'));
    const { code, out } = await values('check', 'stage', '--root', copy.root);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^values\/stage\.yaml:\d+:1 error schema\/enum \(stage\)\n {2}platform: must be one of aws, generic, found "awss"\n1 finding\n$/,
    );
  });

  it('takes one more overlay, as helm does', async () => {
    const copy = await copyOfProject();
    const extra = path.join(copy.root, 'mine.yaml');
    await writeFile(extra, 'api: { replicas: two }\n');
    const { code, out } = await values('check', 'dev', '--root', copy.root, '-f', extra);
    expect(code).toBe(1);
    expect(out).toMatch(/^mine\.yaml:1:8 error schema\/type \(dev\)\n {2}api\.replicas: /);
  });

  it.each([['chek'], ['check', 'production'], ['check', '--nonsense'], []])('exits 2 for %s', async (...args) => {
    const { code, err } = await values(...args);
    expect(code).toBe(2);
    expect(err).toContain('usage: values check');
  });

  it('exits 2 and names the file that cannot be read', async () => {
    const { code, err } = await values('check', '--root', '/nonexistent');
    expect(code).toBe(2);
    expect(err).toContain('/nonexistent/charts/landfall/values.schema.json');
  });
});
