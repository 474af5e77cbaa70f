import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/engine/evaluate.ts';
import { check, pathText, positionOf, treeAt, type Finding, type Workspace } from '../../src/engine/index.ts';
import { copyOfProject, root, workspaceOf } from '../helpers.ts';

const place = ({ code, at: span }: Finding) => {
  const { file, line, column } = positionOf(span);
  return `${file}:${line}:${column} ${code}`;
};
const evaluated = (folder: string, more: Partial<Workspace> = {}) => evaluate(workspaceOf(folder, more)).environments;
const prodOf = (folder: string, more: Partial<Workspace> = {}) =>
  evaluated(folder, more).find(({ environment }) => environment === 'prod')!;

describe('the evaluation of environments', () => {
  it('reads each file once', () => {
    const [dev, stage, prod] = evaluated(root);
    expect(dev?.layers[0]).toBe(prod?.layers[0]);
    expect(stage?.layers[0]).toBe(prod?.layers[0]);
    expect(prod?.layers.map(({ source: { name, kind } }) => `${name} ${kind}`)).toStrictEqual([
      'values/common.yaml overlay',
      'values/prod.yaml overlay',
    ]);
  });

  it('names every file that was read', () => {
    const { layers } = evaluate(workspaceOf(root));
    expect([...layers.keys()]).toStrictEqual(['values/common.yaml', 'values/dev.yaml', 'values/stage.yaml', 'values/prod.yaml']);
    for (const [name, { source }] of layers) expect(source.name).toBe(name);
  });

  it('tells what stops Helm from what does not', () => {
    const copy = copyOfProject();
    copy.edit('values/prod.yaml', (text) => `${text}api: { image: 1 }\nweb: { replicas: many }\n`);
    const { refusals, warnings, effective } = prodOf(copy.root);
    expect(effective).toBeDefined();
    expect([...new Set(refusals.map(({ severity }) => severity))]).toStrictEqual(['error']);
    expect([...new Set(warnings.map(({ severity }) => severity))]).toStrictEqual(['warning']);
  });

  it('keeps what Helm cannot merge, without values', () => {
    const more = { flags: [{ kind: 'set', text: 'api.replicas[x]=1' }] } as const;
    const { refusals, warnings, effective } = prodOf(root, more);
    expect(effective).toBeUndefined();
    expect(warnings).toStrictEqual([]);
    expect(refusals.map(place)).toStrictEqual([expect.stringMatching(/^--set:1:\d+ set\//)]);
    expect(check(workspaceOf(root, more)).findings.map(({ code, environments }) => [code, environments])).toStrictEqual([
      [refusals[0]?.code, ['dev', 'stage', 'prod']],
    ]);
  });

  it('says once for each environment that a schema is none', () => {
    const copy = copyOfProject();
    copy.edit('charts/landfall/values.schema.json', (text) => text.replace('"type": "object"', '"type": "objekt"'));
    expect(evaluated(copy.root).map(({ refusals }) => refusals.map(({ code }) => code))).toStrictEqual([
      ['schema/invalid'],
      ['schema/invalid'],
      ['schema/invalid'],
    ]);
  });

  it('needs no schema', () => {
    const copy = copyOfProject();
    rmSync(path.join(copy.root, 'charts/landfall/values.schema.json'));
    copy.edit('values/prod.yaml', (text) => `${text}unheardOf: 1\n`);
    expect(prodOf(copy.root).refusals).toStrictEqual([]);
    expect(check(workspaceOf(copy.root)).findings).toStrictEqual([]);
  });

  it('looks for the files of flags in the working directory, and for values in the root', () => {
    const copy = copyOfProject();
    const cwd = path.join(copy.root, 'below');
    mkdirSync(cwd);
    writeFileSync(path.join(cwd, 'tag'), 'sha-0123456');
    const flags = [{ kind: 'set-file', text: 'image.tag=tag' }] as const;
    expect(treeAt(prodOf(copy.root, { flags, cwd }).effective!.values, ['image', 'tag'])).toMatchObject({ value: 'sha-0123456' });
    expect(prodOf(copy.root, { flags }).refusals.map(place)).toStrictEqual([expect.stringMatching(/^--set-file:1:\d+ set\//)]);
  });
});

describe('the findings of environments', () => {
  const inProd = (text: string, more: Partial<Workspace> = {}) => {
    const copy = copyOfProject();
    copy.edit('values/prod.yaml', (before) => `${text}${before}`);
    return check(workspaceOf(copy.root, more)).findings.map((finding) => `${place(finding)} ${pathText(finding.path)}`);
  };

  it('are sorted by file, line, column and code', () => {
    const copy = copyOfProject();
    copy.edit('values/prod.yaml', (text) => `migrations: { backoffLimit: many, nodeSelector: { a: yes } }\nfullnameOverride: no\n${text}`);
    copy.edit('values/dev.yaml', (text) => `nameOverride: no\n${text}`);
    expect(check(workspaceOf(copy.root)).findings.map(place)).toStrictEqual([
      'values/dev.yaml:1:15 schema/type',
      'values/dev.yaml:1:15 yaml/boolean-word',
      'values/prod.yaml:1:29 schema/type',
      'values/prod.yaml:1:54 schema/type',
      'values/prod.yaml:1:54 yaml/boolean-word',
      'values/prod.yaml:2:19 schema/type',
      'values/prod.yaml:2:19 yaml/boolean-word',
    ]);
  });

  it('are of the rules only for the chart that these know', () => {
    const copy = copyOfProject();
    copy.edit('values/prod.yaml', (text) => text.replace(/^config:\n/m, 'config:\n  LOG_LEVEL: debug\n'));
    const codes = () => check(workspaceOf(copy.root)).findings.map(({ code }) => code);
    expect(codes()).toStrictEqual(['production/log-level']);
    copy.edit('charts/landfall/Chart.yaml', (text) => text.replace('name: landfall', 'name: seafall'));
    expect(codes()).toStrictEqual([]);
  });

  it('have suppressions that nothing needs, where the rules ran', () => {
    const ignore = '# values-ignore production/tls until 2026-12-31: to be seen\nnameOverride: landfall\n';
    expect(inProd(ignore)).toStrictEqual(['values/prod.yaml:1:1 suppression/unused nameOverride']);
    expect(inProd(ignore, { rules: false })).toStrictEqual([]);
    expect(inProd(`${ignore}migrations: { backoffLimit: many }\n`)).toStrictEqual([
      'values/prod.yaml:3:29 schema/type migrations.backoffLimit',
    ]);
  });
});
