/** The package: the same bytes from every clone of a commit, and in it what a release needs and nothing else. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { contents, helms, packageChart, root, run, sha256, temporaryFolder } from './testing.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const temporary = temporaryFolder();
let archive: string;
beforeAll(() => {
  archive = packageChart(path.join(temporary, 'first'));
});

const committed = (file: string): string => run('git', ['show', `HEAD:${file}`]);

it('is named after the version', () => {
  const { name, version } = parse(committed('charts/landfall/Chart.yaml')) as { name: string; version: string };
  expect(path.basename(archive)).toBe(`${name}-${version}.tgz`);
});

it('has the same bytes when it is made again', () => {
  expect(sha256(packageChart(path.join(temporary, 'again')))).toBe(sha256(archive));
});

it.each([
  ['a fresh clone', ['--no-hardlinks']],
  ['a clone of one commit', ['--depth', '1', '--no-single-branch']],
])('has the same bytes from %s', (_what, args) => {
  const clone = path.join(temporary, `clone ${args[0]}`);
  run('git', ['clone', '--quiet', ...args, `file://${root}`, clone]);
  run('git', ['-C', clone, 'checkout', '--quiet', run('git', ['rev-parse', 'HEAD']).trim()]);
  expect(sha256(packageChart(path.join(clone, 'out'), [], clone, { TZ: 'Asia/Kathmandu', LC_ALL: 'C' }))).toBe(sha256(archive));
});

it('takes no file that is not committed', () => {
  const clone = path.join(temporary, 'with more');
  run('git', ['clone', '--quiet', '--no-hardlinks', `file://${root}`, clone]);
  run('git', ['-C', clone, 'checkout', '--quiet', run('git', ['rev-parse', 'HEAD']).trim()]);
  run('sh', ['-c', 'echo "# mine" >>charts/landfall/values.yaml; touch charts/landfall/templates/mine.yaml'], {}, clone);
  expect(sha256(packageChart(path.join(clone, 'out'), [], clone))).toBe(sha256(archive));
});

it('holds every committed file but tests and ci', () => {
  const wanted = run('git', ['ls-tree', '-r', '--name-only', 'HEAD', 'charts/landfall'])
    .trim()
    .split('\n')
    .map((file) => file.slice('charts/'.length))
    .filter((file) => !/^landfall\/(tests|ci)\//.test(file));
  expect(Object.keys(contents(archive, path.join(temporary, 'held')))).toEqual(wanted.toSorted());
});

it('is readable by everybody, and no file in it is executable', () => {
  const modes = run('tar', ['-tvzf', archive])
    .trim()
    .split('\n')
    .map((line) => line.slice(0, 10));
  expect(new Set(modes)).toEqual(new Set(['-rw-r--r--']));
});

describe.each(helms)('%s', (helm) => {
  const values = ['-f', 'values/common.yaml', '-f', 'values/prod.yaml', '--set', 'image.tag=sha-0123abc'];
  const template = (chart: string) =>
    run(helm, ['template', 'landfall', chart, '--api-versions', 'external-secrets.io/v1', '--namespace', 'landfall-prod', ...values]);

  it('renders the package as the folder of the commit', () => {
    const folder = path.join(temporary, `folder for ${helm}`);
    run('sh', ['-c', 'mkdir "$1" && git archive HEAD charts/landfall | tar -x -C "$1"', '-', folder]);
    expect(template(archive)).toBe(template(path.join(folder, 'charts/landfall')));
  });

  it('lints it', () => {
    expect(run(helm, ['lint', '--strict', archive, ...values])).toContain('0 chart(s) failed');
  });

  it('packages the same files with the same contents', () => {
    const folder = path.join(temporary, `packaged by ${helm}`);
    const source = path.join(folder, 'source');
    run('sh', ['-c', 'mkdir -p "$1" && git archive HEAD charts/landfall | tar -x -C "$1"', '-', source]);
    run(helm, ['package', path.join(source, 'charts/landfall'), '--destination', folder]);
    const theirs = contents(path.join(folder, path.basename(archive)), path.join(folder, 'contents'));
    expect(theirs).toEqual(contents(archive, path.join(folder, 'ours')));
  });

  it('shows its README', () => {
    expect(run(helm, ['show', 'readme', archive])).toContain(
      readFileSync(path.join(root, 'charts/landfall/README.md'), 'utf8').split('\n')[0],
    );
  });
});
