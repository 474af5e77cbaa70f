import { afterAll, describe, expect, test } from 'vitest';

import { helmOf } from '../src/engine/helm.ts';
import { readLayer } from '../src/engine/read/read.ts';
import { toValues } from '../src/engine/tree.ts';
import scalars from '../test/read/scalars.json' with { type: 'json' };
import edges from './fixtures/read-edges.json' with { type: 'json' };
import documents from './fixtures/read.json' with { type: 'json' };
import { forEachOf, ReadProbe } from './read-probe.ts';
import { randomOf } from './random.ts';
import { damaged, documentOf } from './read-documents.ts';

const seed = Number(process.env.SEED ?? 20_270_101);
const cases = Number(process.env.CASES ?? 300);
const helms = ['helm', 'helm3'] as const;
const versions = { helm: '4.3.1', helm3: '3.22.0' };
const probe = new ReadProbe();
afterAll(() => probe.remove());

type Read = { values: unknown } | 'refused';

function ours(text: string, helm: (typeof helms)[number]): Read {
  const layer = readLayer({ name: 'values.yaml', kind: 'overlay', text }, helmOf(versions[helm]));
  return layer.refusal ? 'refused' : { values: toValues(layer.values) };
}

/** Helm removes nulls from a chart's own values, except in lists. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).flatMap(([key, child]): [string, unknown][] =>
    child === null ? [] : [[key, withoutNulls(child)]],
  );
  return Object.fromEntries(entries);
}

async function compare(text: string, helm: (typeof helms)[number], as: 'overlay' | 'defaults'): Promise<void> {
  const answer = await probe.ask(helm, text, as);
  const theirs: Read = 'refused' in answer ? 'refused' : { values: answer.values };
  const clean = (read: Read) => (read === 'refused' || as === 'overlay' ? read : { values: withoutNulls(read.values) });
  const where = `${helm}, ${as}, seed ${seed}: ${JSON.stringify(text)}`;
  expect(clean(ours(text, helm)), where).toEqual(clean(theirs));
}

console.log(`seed ${seed}`);

describe.each(helms)('%s', (helm) => {
  /** Those that Helm takes go into one file; each that it refuses has a file of its own. */
  const rows = scalars as [string, string | null, string | null][];
  describe.each(['overlay', 'defaults'] as const)('scalars of the table, %s', (as) => {
    test.each([
      ['value', 1, (text: string, i: number) => `v${i}: ${text}\n`],
      ['key', 2, (text: string, i: number) => `m${i}:\n  ${text}: 1\n`],
    ] as const)('as %s', async (_, column, write) => {
      const taken = rows.filter((row) => row[column] !== null).map(([text], i) => write(text, i));
      await compare(taken.join(''), helm, as);
      const refused = rows.filter((row) => row[column] === null);
      await forEachOf(refused, async ([text], i) => {
        expect(await probe.ask(helm, write(text, i), as), `${helm}, ${as}: ${JSON.stringify(text)}`).toHaveProperty('refused');
        expect(ours(write(text, i), helm)).toBe('refused');
      });
    });
  });

  test.each([
    ['once were read differently', documents],
    ['lie at the edge of what is refused', edges],
  ])('documents that %s', async (_, texts) => {
    await forEachOf(texts, (text) => compare(text, helm, 'overlay'));
  });

  test(`${cases} seeded documents`, async () => {
    const random = randomOf(seed);
    const texts = Array.from({ length: cases }, () => {
      const document = documentOf(random);
      return random() < 0.5 ? document : damaged(document, random);
    });
    await forEachOf(texts, (text, i) => compare(text, helm, i % 4 === 0 ? 'defaults' : 'overlay'));
  });
});
