/** The package through a real registry: pushed and pulled by both Helms, and installed by address. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { helms, packageChart, root, run, sha256, signChart, startRegistry, temporaryFolder, throwAwayKey, tryRun } from './testing.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const temporary = temporaryFolder();
let registry: string;
let stop: (() => void) | undefined;
let archive: string;
let version: string;
beforeAll(async () => {
  const started = await startRegistry();
  registry = started.address;
  stop = started.stop;
  archive = packageChart(path.join(temporary, 'packaged'));
  version = /landfall-(.+)\.tgz$/.exec(archive)?.[1] as string;
});

// Here, since a hook that another hook registers never runs.
afterAll(() => stop?.());

describe.each(helms)('pushed by %s', (pusher) => {
  const address = () => `oci://${registry}/${pusher}`;

  it('is pushed, and says its digest', () => {
    // Helm 3 says it on the standard error.
    const { status, stdout, stderr } = tryRun(pusher, ['push', archive, address(), '--plain-http']);
    expect({ status, said: stdout + stderr }).toMatchObject({
      status: 0,
      said: expect.stringMatching(/Digest: sha256:[0-9a-f]{64}/) as string,
    });
  });

  it.each(helms)('has the same bytes when %s pulls it', (puller) => {
    const folder = path.join(temporary, `${pusher} to ${puller}`);
    mkdirSync(folder);
    run(puller, ['pull', `${address()}/landfall`, '--version', version, '--plain-http', '--destination', folder]);
    expect(sha256(path.join(folder, path.basename(archive)))).toBe(sha256(archive));
  });

  it.each(helms)('renders by its address with %s as from the folder', (puller) => {
    const template = (...chart: string[]) =>
      run(puller, [
        'template',
        'landfall',
        ...chart,
        '-f',
        'values/common.yaml',
        '-f',
        'values/dev.yaml',
        '--set',
        'image.tag=sha-0123abc',
      ]);
    expect(template(`${address()}/landfall`, '--version', version, '--plain-http')).toBe(template(archive));
  });

  it.each(helms)('is not there in another version for %s', (puller) => {
    const { status, stderr } = tryRun(puller, ['pull', `${address()}/landfall`, '--version', '99.0.0', '--plain-http'], {}, temporary);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/not found|MANIFEST_UNKNOWN/i);
    expect(existsSync(path.join(temporary, 'landfall-99.0.0.tgz'))).toBe(false);
  });
});

it('is checked by the Helm plugin like any other chart', () => {
  const folder = path.join(temporary, 'checked');
  mkdirSync(folder);
  run('helm', ['pull', `oci://${registry}/helm/landfall`, '--version', version, '--plain-http', '--destination', folder]);
  const files = ['-f', 'values/common.yaml', '-f', 'values/prod.yaml'];
  run(path.join(root, '.tools/bin/values'), ['check', '--chart', path.join(folder, path.basename(archive)), ...files]);
});

describe.each(helms)('signed, and pushed by %s', (pusher) => {
  it.each(helms)('is verified when %s pulls it', (puller) => {
    const folder = path.join(temporary, `signed, ${pusher} to ${puller}`);
    const key = throwAwayKey(temporary, `${pusher}-to-${puller}`);
    const address = `oci://${registry}/signed-${pusher}-${puller}`;
    run(pusher, ['push', signChart(folder, key), address, '--plain-http']);
    const pull = (keyring: string) =>
      tryRun(puller, [
        'pull',
        `${address}/landfall`,
        '--version',
        version,
        '--plain-http',
        '--verify',
        '--keyring',
        keyring,
        '--destination',
        temporary,
      ]);
    expect(pull(key.public)).toMatchObject({ status: 0 });
    expect(pull(throwAwayKey(temporary, `stranger-${pusher}-${puller}`).public)).toMatchObject({ status: 1 });
  });
});
