/** The way of a renamed value, with real Helms: the old name is refused with the new one, and `values migrate` puts it right. */
import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { moved } from '../../schemas/src/values/builder.ts';
import { copyOfChart } from './lib/copy.ts';
import { env, helms, refusal, render, root, type Case } from './lib/helm.ts';

interface Schema {
  properties: Record<string, { properties: Record<string, unknown> }>;
}

/** The chart as if `networkPolicy.ingressCidrs` had had another name, and `domain` had stood elsewhere; with a file of then. */
async function renamed(): Promise<{ readonly old: Case; readonly now: Case; readonly file: string }> {
  const copy = await copyOfChart();
  await copy.edit('values.schema.json', (text) => {
    const schema = JSON.parse(text) as Schema;
    schema.properties['networkPolicy']!.properties['from'] = moved('.ingressCidrs').schema;
    schema.properties['routing']!.properties['domain'] = moved('domain').schema;
    return JSON.stringify(schema);
  });
  const file = path.join(copy.path, '../prod.yaml');
  await cp(path.join(root, 'values/prod.yaml'), file);
  const text = await readFile(file, 'utf8');
  const now: Case = {
    name: 'now',
    chart: copy.path,
    files: ['common', 'prod'].map((name) => path.join(root, `values/${name}.yaml`)),
    set: { 'image.tag': 'sha-0123abc' },
  };
  await writeFile(
    file,
    text
      .replace(/^domain: (.*)\n/m, '')
      .replace(/^routing:\n/m, 'routing:\n  domain: landfall.example # ours\n')
      .replace('ingressCidrs:', 'from:'),
  );
  return { old: { ...now, name: 'old', files: [now.files[0] as string, file] }, now, file };
}

const values = (...args: string[]) =>
  new Promise<{ code: number; stdout: string }>((resolve) => {
    execFile('values', args, { cwd: root, env }, (error, stdout) => resolve({ code: error ? Number(error.code) : 0, stdout }));
  });

describe.each(helms)('%s', (helm) => {
  it('refuses the old name, and says the new one', async () => {
    const { old } = await renamed();
    const message = await refusal(helm, old);
    expect(message).toContain("at '/networkPolicy/from': value must be 'moved to ingressCidrs'");
    expect(message).toContain("at '/routing/domain': value must be 'moved to domain'");
  });

  it('refuses the very text that it asks for', async () => {
    const { now } = await renamed();
    expect(await refusal(helm, { ...now, set: { ...now.set, 'routing.domain': 'moved to domain' } })).toContain("at '/routing/domain'");
  });

  it('renders the migrated file as the one that never had the old name', async () => {
    const { old, now, file } = await renamed();
    const common = ['--chart', now.chart as string, '-f', path.join(root, 'values/common.yaml'), file];
    const found = await values('check', ...common);
    expect(found).toMatchObject({ code: 1, stdout: expect.stringContaining('error schema/moved') as string });
    expect(await values('migrate', ...common)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('routing.domain → domain') as string,
    });
    expect(await values('migrate', '--write', ...common)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 keys moved') as string,
    });
    expect(await readFile(file, 'utf8')).toContain('domain: landfall.example # ours\n');
    expect(await render(helm, old)).toEqual(await render(helm, now));
  });
});
