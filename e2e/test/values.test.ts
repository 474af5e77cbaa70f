import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { install, namespace, pods, revision } from '../lib/release.ts';
import { run, tryRun } from '../lib/run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'landfall-e2e-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const mistakes: [string, string, RegExp][] = [
  ['an unknown key', 'apii: { replicas: 2 }\n', /apii/],
  ['a wrong type', 'workers: { defaults: { replicas: two } }\n', /replicas/],
  ['a missing variable', 'config: { S3_BUCKET: null }\n', /S3_BUCKET/],
  ['a secret under config', 'config: { JWT_SECRET: hunter2hunter2hunter2hunter2hunter2 }\n', /JWT_SECRET/],
];

describe.each(mistakes)('values with %s', (_name, text, message) => {
  it('are refused by helm, and nothing is installed', async () => {
    const file = path.join(folder, 'wrong.yaml');
    await writeFile(file, text);
    const before = { revision: await revision(), pods: (await pods()).map((pod) => pod.metadata.uid).toSorted() };
    const result = await install('-f', file);
    expect(result.code).not.toBe(0);
    expect(result.output).toMatch(message);
    expect(result.output).not.toContain('hunter2');
    expect({ revision: await revision(), pods: (await pods()).map((pod) => pod.metadata.uid).toSorted() }).toEqual(before);
  });

  it('are refused by the checker, with file and path', async () => {
    const file = path.join(folder, 'wrong.yaml');
    await writeFile(file, text);
    const result = await tryRun('values', ['check', 'dev', '-f', file]);
    expect(result.code).toBe(1);
    expect(result.output).toMatch(/wrong\.yaml:1:\d+ error schema\//);
    expect(result.output).toMatch(message);
    expect(result.output).not.toContain('hunter2');
  });
});

describe('a stopped database', () => {
  afterAll(() => tryRun('tools/services/start', ['postgres']));

  it('is named by `make up`, and by the migration where helm is run by hand', async () => {
    await run('tools/services/stop', ['postgres']);
    const up = await tryRun('make', ['up']);
    expect(up.code).not.toBe(0);
    expect(up.output).toMatch(/postgres/);
    expect(up.output).toContain('tools/services/start');

    const hook = await install('--set', 'migrations.backoffLimit=0');
    expect(hook.code).not.toBe(0);
    expect(hook.output).toMatch(/172\.30\.0\.20:5432/);
    expect(hook.output).not.toMatch(/postgresql:\/\/[^ ]*:[^ ]*@/);

    await run('tools/services/start', ['postgres']);
    const again = await install();
    expect(again.output).toContain(namespace);
    expect(again.code).toBe(0);
  });
});
