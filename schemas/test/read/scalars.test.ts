import { expect, test } from 'vitest';

import { newestHelm } from '../../src/engine/helm.ts';
import { readLayer } from '../../src/engine/read/read.ts';
import { toValues } from '../../src/engine/tree.ts';
import table from './scalars.json' with { type: 'json' };

/** The text of a scalar, and what Helm makes of it as a value and as a key: JSON, or null where it refuses the file. */
const scalars = table as [text: string, value: string | null, key: string | null][];

const read = (text: string) => {
  const layer = readLayer({ name: 'values.yaml', kind: 'overlay', text }, newestHelm);
  return layer.refusal ? null : toValues(layer.values);
};
const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

test('the table is long', () => {
  expect(scalars.length).toBeGreaterThanOrEqual(134);
});

test.each(scalars)('%j as a value', (text, value) => {
  expect(read(`v: ${text}\n`)).toEqual(parsed(value));
});

test.each(scalars)('%j as a key', (text, _, key) => {
  expect(read(`m:\n  ${text}: 1\n`)).toEqual(parsed(key));
});
