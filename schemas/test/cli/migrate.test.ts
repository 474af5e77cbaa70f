import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { moved } from '../../src/values/builder.ts';
import { folder, shop, values } from './cli.ts';

const schema = JSON.parse(shop['charts/landfall/values.schema.json']) as { properties: Record<string, unknown> };
schema.properties['pods'] = moved('replicas').schema;
schema.properties['tag'] = moved('image.tag').schema;
const project = {
  ...shop,
  'charts/landfall/values.schema.json': JSON.stringify(schema),
  'values/stage.yaml': '# Stage\npods: 2 # two\nimage:\n  repository: shop\n\n# the build\ntag: sha-1\n',
  'values/prod.yaml': 'replicas: 3\npods: 4\ntag: s3cret\n',
};
const text = (cwd: string, name: string) => readFileSync(path.join(cwd, name), 'utf8');

describe('values migrate', () => {
  it('lists what has moved, without values, and writes nothing', async () => {
    const cwd = folder(project);
    expect(await values(['migrate'], { cwd })).toMatchInlineSnapshot(`
      {
        "code": 1,
        "err": "",
        "out": "values/stage.yaml:2:1 pods → replicas
      values/stage.yaml:7:1 tag → image.tag
      values/prod.yaml:2:1 pods → replicas
        both are set: keep one of them
      values/prod.yaml:3:1 tag → image.tag
        the file is left alone, for another key of it must be moved by hand
      4 keys to move; --write does it
      ",
      }
    `);
    expect(text(cwd, 'values/stage.yaml')).toBe(project['values/stage.yaml']);
  });

  it('rewrites, and is done', async () => {
    const cwd = folder(project);
    expect(await values(['migrate', 'stage', '--write'], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/2 keys moved\n$/) as string,
    });
    expect(text(cwd, 'values/stage.yaml')).toBe('# Stage\nreplicas: 2 # two\nimage:\n  repository: shop\n  # the build\n  tag: sha-1\n');
    expect(await values(['migrate', 'stage'], { cwd })).toEqual({ code: 0, out: 'no key has moved\n', err: '' });
    expect(await values(['check', 'stage'], { cwd })).toMatchObject({ code: 0 });
  });

  it('leaves a file alone in which something is to be done by hand', async () => {
    const cwd = folder(project);
    expect(await values(['migrate', '--write'], { cwd })).toMatchObject({
      code: 1,
      out: expect.stringContaining('2 keys moved, 2 keys to move by hand') as string,
    });
    expect(text(cwd, 'values/prod.yaml')).toBe(project['values/prod.yaml']);
  });

  it('takes any chart and any file', async () => {
    const cwd = folder({ ...project, 'mine.yaml': 'tag: x\n' });
    expect(
      await values(['migrate', '--chart', 'charts/landfall', '-f', 'values/common.yaml', 'mine.yaml', '--write'], { cwd }),
    ).toMatchObject({ code: 0 });
    expect(text(cwd, 'mine.yaml')).toBe('image:\n  tag: x\n');
  });

  it.each([
    [['--chart', 'charts/landfall'], 'values: migrate wants values files\n'],
    [['--chart', 'charts/landfall', '-f', '-'], 'values: migrate rewrites files, and the standard input is none\n'],
  ])('%j is refused with 2', async (argv, message) => {
    const { code, out, err } = await values(['migrate', ...argv], { cwd: folder(project) });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.slice(0, message.length)).toBe(message);
  });
});
