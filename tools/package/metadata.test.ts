/** What Chart.yaml says of itself is so. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { annotations, newestChanges, type imagesOf } from './annotations.ts';
import { helms, root, run } from './testing.ts';

vi.setConfig({ testTimeout: 60_000 });

interface ChartYaml {
  readonly version: string;
  readonly appVersion: string;
  readonly icon: string;
  readonly annotations: Readonly<Record<string, string>>;
}
const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
const chart = parse(text('charts/landfall/Chart.yaml')) as ChartYaml;
const listed = (name: string): unknown => parse(chart.annotations[`artifacthub.io/${name}`] ?? '');

describe('the annotations', () => {
  it('list the changes of the newest entry of the changelog: `make generate` writes them', () => {
    expect(listed('changes')).toEqual(newestChanges(text('CHANGELOG.md')));
  });

  it('are those that `make generate` writes', () => {
    expect(chart.annotations).toMatchObject(annotations(text('CHANGELOG.md'), chart.appVersion));
  });

  it.each(helms)('list the images that %s renders, and no other', (helm) => {
    const values = [
      '--set',
      `image.tag=${chart.appVersion},domain=example.test,config.REDIS_HOST=r,config.MAIL_FROM=a@b.test,config.S3_BUCKET=bucket`,
    ];
    const rendered = parseAllDocuments(run(helm, ['template', 'landfall', 'charts/landfall', ...values]));
    const images = new Set<string>();
    for (const document of rendered) collect(document.toJS(), images);
    expect([...images].toSorted()).toEqual((listed('images') as ReturnType<typeof imagesOf>).map(({ image }) => image).toSorted());
  });

  it('have links that lead to files of the repository', () => {
    const links = listed('links') as { name: string; url: string }[];
    const files = links.map(({ url }) => /\/blob\/main\/(.+)$/.exec(url)?.[1]).filter((file) => file !== undefined);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(existsSync(path.join(root, file)), file).toBe(true);
  });

  it('name no key while packages are signed by none', () => {
    expect(chart.annotations).not.toHaveProperty('artifacthub.io/signKey');
  });

  it('name the license of the repository', () => {
    expect(text('LICENSE')).toContain('Apache License');
    expect(chart.annotations['artifacthub.io/license']).toBe('Apache-2.0');
  });

  it('call it a prerelease where its version is one', () => {
    expect(chart.annotations['artifacthub.io/prerelease']).toBe(String(chart.version.includes('-')));
  });
});

it('the icon is in the chart', () => {
  expect(chart.icon).toMatch(/\/charts\/landfall\/icon\.svg$/);
  expect(text('charts/landfall/icon.svg')).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
});

describe('the newest entry of a changelog', () => {
  it('is read to its end, and no further', () => {
    const changelog =
      '# Changelog\n\nWords.\n\n## 2.0.0\n\nMore.\n\n### Added\n\n- One\n  line.\n- Two `x - y`.\n\n### Security\n\n- Three.\n\n## 1.0.0\n\n### Fixed\n\n- Old.\n';
    expect(newestChanges(changelog)).toEqual([
      { kind: 'added', description: 'One line.' },
      { kind: 'added', description: 'Two `x - y`.' },
      { kind: 'security', description: 'Three.' },
    ]);
  });

  it('must say something', () => {
    expect(() => newestChanges('# Changelog\n\n## 1.0.0\n')).toThrow('found none');
  });
});

/** Every `image` of a container, wherever it stands. */
function collect(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value))
    if (key === 'image' && typeof child === 'string') into.add(child);
    else collect(child, into);
}
