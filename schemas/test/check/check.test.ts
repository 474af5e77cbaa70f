import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, environmentsOf, evaluate, pathText, positionOf, treeAt, type Finding, type Workspace } from '../../src/engine/index.ts';
import { copyOfProject, root, workspaceOf } from '../helpers.ts';

const line = ({ code, severity, path: at, at: span, environments }: Finding) => {
  const { file, line: row, column } = positionOf(span);
  return `${file}:${row}:${column} ${severity} ${code} ${pathText(at)} (${environments.join(', ')})`;
};
const lines = (folder: string, more: Partial<Workspace> = {}) => check(workspaceOf(folder, more)).findings.map(line);
/** Line of the chart's own values.yaml where a text first stands. */
const defaults = readFileSync(path.join(root, 'charts/landfall/values.yaml'), 'utf8');
const lineOf = (text: string): number => defaults.slice(0, defaults.indexOf(text)).split('\n').length;
const mergedIn = (workspace: Workspace) =>
  evaluate(workspace).environments.flatMap(({ environment, effective }) => (effective ? [environment] : []));

describe('the environments of a repository', () => {
  it('are its values files but the shared one, in the order of promotion', () => {
    const copy = copyOfProject();
    for (const file of ['alpha.yaml', 'zulu.yml']) writeFileSync(path.join(copy.root, 'values', file), '');
    mkdirSync(path.join(copy.root, 'values/old.yaml'));
    writeFileSync(path.join(copy.root, 'values/notes.txt'), '');
    expect(environmentsOf(copy.root).map(({ name }) => name)).toEqual(['dev', 'stage', 'prod', 'alpha', 'zulu']);
    expect(environmentsOf(copy.root, ['mine.yaml'])[2]).toEqual({
      name: 'prod',
      files: ['values/common.yaml', 'values/prod.yaml', 'mine.yaml'],
    });
  });

  it('need no shared file', () => {
    const copy = copyOfProject();
    rmSync(path.join(copy.root, 'values/common.yaml'));
    expect(environmentsOf(copy.root)[0]).toEqual({ name: 'dev', files: ['values/dev.yaml'] });
  });
});

describe('check', () => {
  it('finds nothing in the shipped values', () => {
    const report = check(workspaceOf(root));
    expect(report.findings).toEqual([]);
    expect(report.environments).toEqual(['dev', 'stage', 'prod']);
    expect(report.secrets.marked(['secrets', 'inline', 'JWT_SECRET'])).toBe(true);
  });

  it('says once what is wrong in a shared file, and which environments have it', () => {
    const copy = copyOfProject();
    copy.edit('values/common.yaml', (text) => text.replace('MAIL_FROM:', 'MAIL_FORM:'));
    expect(lines(copy.root)).toEqual(['values/common.yaml:4:3 error schema/unknown-key config.MAIL_FORM (dev, stage, prod)']);
  });

  it('looks at each file by itself, also at what a later one covers', () => {
    const copy = copyOfProject();
    copy.edit('values/common.yaml', (text) => `${text}database: { maxConnections: many }\n`);
    expect(lines(copy.root)).toEqual(['values/common.yaml:5:29 error schema/type database.maxConnections (dev, stage, prod)']);
  });

  it('looks at the environments merged, and leaves the rules until the schema accepts them', () => {
    const copy = copyOfProject();
    copy.edit('values/prod.yaml', (text) => text.replace(/^ {2}S3_BUCKET.*\n/m, '  LOG_LEVEL: debug\n'));
    expect(lines(copy.root)).toEqual(['values/prod.yaml:10:1 error schema/missing config.S3_BUCKET (prod)']);
    copy.edit('values/prod.yaml', (text) => text.replace(/^config:\n/m, 'config:\n  S3_BUCKET: landfall-prod-audit\n'));
    expect(lines(copy.root)).toEqual(['values/prod.yaml:15:14 error production/log-level config.LOG_LEVEL (prod)']);
    expect(lines(copy.root, { rules: false })).toEqual([]);
  });

  it('goes on with the other environments where Helm can read one of them no more', () => {
    const copy = copyOfProject();
    copy.edit('values/stage.yaml', (text) => text.replace('environment: stage', 'environment: ['));
    copy.edit('values/prod.yaml', (text) => text.replace('platform: aws', 'platform: awss'));
    const report = check(workspaceOf(copy.root));
    expect(report.findings.map(line)).toEqual([
      'values/prod.yaml:4:11 error schema/enum platform (prod)',
      expect.stringMatching(/^values\/stage\.yaml:\d+:\d+ error yaml\/syntax {2}\(stage\)$/),
    ]);
    expect(mergedIn(workspaceOf(copy.root))).toEqual(['dev', 'prod']);
  });

  it('holds an environment to its name', () => {
    const copy = copyOfProject();
    copy.edit('values/prod.yaml', (text) => text.replace('environment: prod', 'environment: dev'));
    expect(lines(copy.root)).toEqual(['values/prod.yaml:3:14 error environment/mismatch environment (prod)']);
    copy.edit('values/prod.yaml', (text) => text.replace('environment: dev\n', ''));
    expect(lines(copy.root)).toEqual([
      `charts/landfall/values.yaml:${lineOf('environment: dev')}:14 error environment/mismatch environment (prod)`,
    ]);
  });

  it('compares environments with each other', () => {
    const copy = copyOfProject();
    copy.edit('values/stage.yaml', (text) => text.replace('landfall-stage-audit', 'landfall-prod-audit'));
    expect(lines(copy.root).map((text) => text.replace(/^(\S+) \w+ (\S+).*/, '$1 $2'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^values\/(stage|prod)\.yaml:\d+:\d+ isolation\/bucket$/)]),
    );
  });

  it('is silenced by a comment until its day', () => {
    const copy = copyOfProject();
    copy.edit('values/prod.yaml', (text) =>
      text.replace(
        /^config:\n/m,
        'config:\n  # values-ignore production/log-level until 2026-12-31: looking for a leak\n  LOG_LEVEL: debug\n',
      ),
    );
    expect(lines(copy.root, { today: '2026-12-31' })).toEqual([]);
    expect(lines(copy.root, { today: '2027-01-01' })).toEqual([
      'values/prod.yaml:11:3 error suppression/expired config.LOG_LEVEL (prod)',
      'values/prod.yaml:12:14 error production/log-level config.LOG_LEVEL (prod)',
    ]);
  });

  it('reports the traps in the defaults of its own chart only', () => {
    const copy = copyOfProject();
    copy.edit('charts/landfall/values.yaml', (text) => text.replace('REDIS_TLS: false', 'REDIS_TLS: no'));
    const trap = `charts/landfall/values.yaml:${lineOf('REDIS_TLS:')}:14 warning yaml/boolean-word config.REDIS_TLS (dev, stage, prod)`;
    expect(lines(copy.root)).toEqual([trap]);
    expect(lines(copy.root, { ownChart: false })).toEqual([]);
  });

  it('warns of nulls in the defaults of its own chart only, and tells of any what it breaks', () => {
    const copy = copyOfProject();
    copy.edit('charts/landfall/values.yaml', (text) => text.replace('REDIS_TLS: false', 'REDIS_TLS: null'));
    const warning = `charts/landfall/values.yaml:${lineOf('REDIS_TLS:')}:14 warning null/in-defaults config.REDIS_TLS (dev, stage, prod)`;
    expect(lines(copy.root)).toContain(warning);
    expect(lines(copy.root, { ownChart: false })).not.toContain(warning);
    copy.edit('charts/landfall/values.yaml', (text) => text.replace('REDIS_TLS: null', 'REDIS_TLS: maybe'));
    const error = `charts/landfall/values.yaml:${lineOf('REDIS_TLS:')}:14 error schema/type config.REDIS_TLS (dev)`;
    expect(lines(copy.root, { ownChart: false })).toEqual([error]);
  });

  it('is silenced by a comment in the defaults of its own chart, and minds its day', () => {
    const copy = copyOfProject();
    const ignore = '# values-ignore production/log-level until 2026-12-31: looking for a leak';
    copy.edit('charts/landfall/values.yaml', (text) => text.replace(/^ {2}LOG_LEVEL: info/m, `  ${ignore}\n  LOG_LEVEL: debug`));
    const found = `charts/landfall/values.yaml:${lineOf('LOG_LEVEL:') + 1}:14 error production/log-level config.LOG_LEVEL (stage, prod)`;
    expect(lines(copy.root, { today: '2026-12-31' })).toEqual([]);
    expect(lines(copy.root, { today: '2027-01-01' })).toEqual([
      `charts/landfall/values.yaml:${lineOf('LOG_LEVEL:')}:3 error suppression/expired config.LOG_LEVEL (dev, stage, prod)`,
      found,
    ]);
    expect(lines(copy.root, { today: '2027-01-01', ownChart: false })).toEqual([found]);
  });

  it('says where a schema is none, and still merges', () => {
    const copy = copyOfProject();
    copy.edit('charts/landfall/values.schema.json', (text) => text.replace('"type": "object"', '"type": "objekt"'));
    const report = check(workspaceOf(copy.root));
    expect(report.findings.map(({ code, environments }) => [code, environments])).toEqual([['schema/invalid', ['dev', 'stage', 'prod']]]);
    expect(mergedIn(workspaceOf(copy.root))).toEqual(['dev', 'stage', 'prod']);
  });

  it('takes flags, and the files that they name', () => {
    const copy = copyOfProject();
    writeFileSync(path.join(copy.root, 'tag'), 'sha-0123456');
    const workspace = workspaceOf(copy.root, { flags: [{ kind: 'set-file', text: 'image.tag=tag' }] });
    expect(check(workspace).findings).toEqual([]);
    const tag = treeAt(evaluate(workspace).environments[2]!.effective!.values, ['image', 'tag']);
    expect(tag).toMatchObject({ value: 'sha-0123456', at: { source: { kind: 'flag' } }, over: { value: '' } });
  });

  it('fails where a file cannot be read', () => {
    const environments = [{ name: 'x', files: ['values/none.yaml'] }];
    expect(() => check(workspaceOf(root, { environments }))).toThrow(/ENOENT.*values\/none\.yaml/);
  });

  it('compares with environments that nobody asked about, and says nothing of them', () => {
    const copy = copyOfProject();
    copy.edit('values/stage.yaml', (text) =>
      text.replace('landfall-stage-audit', 'landfall-prod-audit').replace('platform: aws', 'platform: aws\nnonsense: 1'),
    );
    const [dev, stage, prod] = environmentsOf(copy.root);
    const asked = (names: Partial<Workspace>) => check(workspaceOf(copy.root, names));
    expect(asked({ environments: [prod!], others: [dev!] }).findings).toEqual([]);
    copy.edit('values/stage.yaml', (text) => text.replace('\nnonsense: 1', ''));
    const report = asked({ environments: [prod!], others: [dev!, stage!] });
    expect(report.environments).toEqual(['prod']);
    expect(report.findings.map(({ code, environments }) => [code, environments])).toEqual([['isolation/bucket', ['prod']]]);
    // What is set for the environments asked about is not said of the others.
    const flags = [{ kind: 'set', text: 'config.S3_BUCKET=landfall-other-audit' }] as const;
    expect(asked({ environments: [prod!], others: [dev!, stage!], flags }).findings).toEqual([]);
  });

  it('keeps a suppression that another environment needs', () => {
    const copy = copyOfProject();
    copy.edit('values/common.yaml', (text) =>
      `# values-ignore production/log-level until 2026-12-31: a leak\n${text}  LOG_LEVEL: debug\n`.replace(
        /(# values-ignore.*\n)([^]*?)(^config:)/m,
        '$2$1$3',
      ),
    );
    const [dev, stage, prod] = environmentsOf(copy.root);
    expect(lines(copy.root, { environments: [dev!], others: [stage!, prod!] })).toEqual([]);
    expect(lines(copy.root, { environments: [dev!] })).toEqual([expect.stringMatching(/suppression\/unused/)]);
  });

  it('lets a warning about the text be silenced, and no error', () => {
    const copy = copyOfProject();
    copy.edit('values/prod.yaml', (text) =>
      text.replace('  REDIS_TLS: true', '  # values-ignore yaml/boolean-word until 2026-12-31: a habit\n  REDIS_TLS: yes'),
    );
    expect(lines(copy.root)).toEqual([]);
    copy.edit('values/prod.yaml', (text) => text.replace('yaml/boolean-word', 'yaml/syntax'));
    expect(lines(copy.root).map((text) => text.replace(/^\S+ /, ''))).toEqual([
      'error suppression/not-allowed config.REDIS_TLS (prod)',
      'warning yaml/boolean-word config.REDIS_TLS (prod)',
    ]);
  });
});
