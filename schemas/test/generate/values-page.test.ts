import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { valuesPage } from '../../src/generate/values-page.ts';
import { valuesSchema } from '../../src/values/schema.ts';
import { root } from '../helpers.ts';

const defaults: unknown = parse(readFileSync(path.join(root, 'charts/landfall/values.yaml'), 'utf8'));
const page = valuesPage(valuesSchema(), defaults);
const rows = [...page.matchAll(/^\| `([^`]+)` \| (.*) \| (.*) \| (.*) \|$/gm)].map(
  ([, name = '', type = '', standard = '', what = '']) => ({
    name,
    type,
    standard,
    what,
  }),
);

it('lists every leaf of values.yaml with its default', () => {
  const missing: string[] = [];
  const visit = (value: unknown, at: string): void => {
    const row = rows.find(({ name }) => name === at);
    if (row) expect(row.standard, at).toBe(`\`${JSON.stringify(value)}\``);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0)
      for (const [key, child] of Object.entries(value)) visit(child, at ? `${at}.${key}` : key);
    // An empty map whose keys the page lists one by one.
    else if (!rows.some(({ name }) => name.startsWith(`${at}.`))) missing.push(at);
  };
  visit(defaults, '');
  expect(missing).toEqual([]);
});

it('says a type and a meaning of each, and no value twice', () => {
  expect(rows.length).toBeGreaterThan(300);
  expect(rows.filter(({ type, what }) => type === '' || what === '')).toEqual([]);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
});
