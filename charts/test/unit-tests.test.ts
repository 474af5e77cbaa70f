/**
 * The values of every unit test are ones that the schema takes. helm-unittest is told to leave the schema out, which it would compile anew for
 * each test: here it is compiled once.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { segments, type Suite, type Test } from './effects/mutants.ts';
import { chart } from './lib/helm.ts';
import { at, defaults, isTree, merge, read, type Tree } from './lib/values.ts';

const tests = path.join(chart, 'tests');
const schema = JSON.parse(readFileSync(path.join(chart, 'values.schema.json'), 'utf8')) as object;
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

interface Layered {
  readonly values?: readonly string[];
}

const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('_test.yaml'));

/** The tests of a file, each with its values as helm-unittest puts them together. */
function casesOf(file: string): { readonly name: string; readonly values: Tree | undefined }[] {
  const suites = parseAllDocuments(readFileSync(path.join(tests, file), 'utf8'), { merge: true }).map(
    (one) => one.toJS() as Suite & Layered,
  );
  return suites.flatMap((suite) =>
    (suite.tests ?? []).map((test: Test & Layered) => {
      const layers = [...filesOf(file, suite), ...sets(suite), ...filesOf(file, test), ...sets(test)];
      return { name: test.it, values: layers.every((layer) => layer !== undefined) ? layers.reduce(merge, defaults()) : undefined };
    }),
  );
}

const filesOf = (file: string, { values = [] }: Layered): Tree[] => values.map((name) => read(path.join(tests, path.dirname(file), name)));

/** One layer for each path of `set`; undefined for one into a list, which only helm-unittest knows how to set. */
const sets = ({ set = {} }: { readonly set?: Tree }): (Tree | undefined)[] =>
  Object.entries(set).map(([key, value]) => (segments(key).includes('[]') ? undefined : at(segments(key), value)));

describe.each(files)('%s', (file) => {
  it.each(casesOf(file))('$name', ({ values }) => {
    if (values === undefined) return;
    validate(values);
    expect((validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
  });
});

it('every unit test is looked at', () => {
  expect(files.length).toBeGreaterThan(50);
  const all = files.flatMap((file) => casesOf(file));
  expect(all.every(({ values }) => values === undefined || isTree(values))).toBe(true);
  expect(all.filter(({ values }) => values === undefined).length).toBeLessThan(all.length / 50);
});
