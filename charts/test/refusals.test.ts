import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { chart } from './lib/helm.ts';

const helpers = path.join(chart, 'templates/_helpers');
const suites = path.join(chart, 'tests');

/** What each refusal says, less what it fills in. */
async function refusals(): Promise<readonly string[]> {
  const files = (await readdir(helpers)).filter((file) => file.startsWith('_validate'));
  const text = (await Promise.all(files.map((file) => readFile(path.join(helpers, file), 'utf8')))).join('\n');
  return [...text.matchAll(/include "landfall\.refuse" \(list\s+([^]*?)\) }}/g)].map(([, args = '']) => {
    const literals = [...args.matchAll(/"([^"]*)"/g)].map(([, literal = '']) => literal);
    return literals.find((literal) => literal.split(' ').length > 3) ?? args;
  });
}

interface Suite {
  readonly tests: readonly { readonly asserts: readonly { readonly failedTemplate?: { readonly errorPattern: string } }[] }[];
}
const suiteOf = async (file: string): Promise<Suite> => parse(await readFile(path.join(suites, file), 'utf8')) as Suite;
const patterns = (suite: Suite): readonly string[] =>
  suite.tests.flatMap((test) => test.asserts.flatMap(({ failedTemplate }) => (failedTemplate ? [failedTemplate.errorPattern] : [])));

describe('every refusal', async () => {
  const texts = await Promise.all(
    (await readdir(suites, { recursive: true }))
      .filter((file) => file.endsWith('_test.yaml'))
      .map(async (file) => [file, await readFile(path.join(suites, file), 'utf8')] as const),
  );
  const files = texts.filter(([file, text]) => file.startsWith('validation/') || text.includes('failedTemplate:')).map(([file]) => file);
  const all = await refusals();

  it('is found by this test', () => {
    expect(all.length).toBeGreaterThan(15);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(all)('has a test that triggers it: %s', async (message) => {
    const tested = (await Promise.all(files.map(suiteOf))).flatMap(patterns).map((pattern) => pattern.replaceAll('\\', ''));
    const parts = message.split(/%[a-z]/).filter((part) => part.length > 12);
    expect(tested.filter((pattern) => parts.some((part) => pattern.includes(part)))).not.toStrictEqual([]);
  });

  it.each(files)('has a test beside it that is let through: %s', async (file) => {
    const text = await readFile(path.join(suites, file), 'utf8');
    expect(text).toContain('failedTemplate:');
    expect(text).toContain('notFailedTemplate:');
  });
});
