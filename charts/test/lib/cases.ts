import { readdirSync } from 'node:fs';
import path from 'node:path';
import { chart, helms, root, type Case } from './helm.ts';

const values = path.join(root, 'values');
const tag = { 'image.tag': 'sha-0123abc' };

/** Every file of values/ over the common one: the environments. */
const environments: readonly Case[] = readdirSync(values)
  .filter((file) => file.endsWith('.yaml') && file !== 'common.yaml')
  .map((file) => {
    const name = path.basename(file, '.yaml');
    return {
      name: `values/${name}`,
      namespace: `landfall-${name}`,
      files: [path.join(values, 'common.yaml'), path.join(values, file)],
      set: tag,
    };
  });

/** What chart-testing installs. */
const ci: readonly Case[] = readdirSync(path.join(chart, 'ci'))
  .filter((file) => file.endsWith('-values.yaml'))
  .map((file) => ({ name: `ci/${path.basename(file, '-values.yaml')}`, files: [path.join(chart, 'ci', file)] }));

/** Secrets in the values, and nothing that one component has for itself. */
export const inline: Case = { name: 'fixtures/inline', files: [path.join(import.meta.dirname, '../fixtures/inline.yaml')] };

export const caseOf = (name: string): Case => {
  const found = [...environments, ...ci].find((c) => c.name === name);
  if (!found) throw new Error(`there is no case ${name}`);
  return found;
};

/** Every case that a rule has to hold for: a new values file is covered the day it appears. */
export const cases: readonly Case[] = [
  ...environments,
  ...ci,
  inline,
  { ...caseOf('values/prod'), name: 'the longest release name', release: 'a-release-with-the-longest-name-that-helm-accepts-one' },
];

/** Every case with each Helm. */
export const matrix = helms.flatMap((helm) => cases.map((c) => ({ helm, name: c.name, case: c })));
