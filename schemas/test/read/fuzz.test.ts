import { globSync, readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { randomOf } from '../../differential/random.ts';
import { damaged, documentOf } from '../../differential/read-documents.ts';
import { place, read } from './helpers.ts';
import { decode } from '../../src/engine/read/read.ts';
import { toValues } from '../../src/engine/tree.ts';

const seed = Number(process.env.SEED ?? 20_270_101);
/** FUZZ_RUNS inputs in all, spread over the six properties. */
const numRuns = Math.ceil(Number(process.env.FUZZ_RUNS ?? 600) / 6);
/** What stands for a secret: no finding may hold it, whatever the file looks like. */
const marker = 'hunter2hunter2';
const root = new URL('../../../', import.meta.url);
const shipped = globSync(['values/*.yaml', 'charts/landfall/values.yaml'], { cwd: root }).map((name) =>
  readFileSync(new URL(name, root), 'utf8'),
);

console.log(`seed ${seed}, ${numRuns} runs of each property`);

/** Reads with both Helms, and holds every finding to what all findings must be. */
function holds(text: string): void {
  for (const version of ['3', '4']) {
    const layer = read(text, version, () => true);
    toValues(layer.values);
    expect(layer.refusal === undefined || layer.findings.includes(layer.refusal)).toBe(true);
    for (const { at, message, help, related } of layer.findings) {
      expect(at.start).toBeGreaterThanOrEqual(0);
      expect(at.end).toBeGreaterThanOrEqual(at.start);
      expect(at.end).toBeLessThanOrEqual(text.length);
      expect(place(at)).toMatch(/:\d+:\d+ /);
      expect(`${message} ${help} ${related?.map((other) => other.message).join(' ')}`).not.toContain(marker);
    }
  }
}

const parameters = { seed, numRuns };
// What does not end fails by this.
const limit = Math.max(120_000, 60 * numRuns);

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'-?:,[]{}#&*!|>\'"%@` \n\t\r0y~<.\\_'.split('')) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '\n',
      '\n  ',
      ': ',
      '- ',
      'a',
      'a: ',
      '? ',
      '&a ',
      '*a',
      '<<: ',
      '!!int ',
      '!!binary ',
      '!x ',
      '---\n',
      '...\n',
      '%YAML 1.1\n',
      '| ',
      '>-\n',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      marker,
      `"${marker}"`,
      `*${marker}`,
      `!${marker} `,
      `&${marker} `,
      '0755',
      '1_0',
      '.inf',
      '1e400',
      '9007199254740993',
      'yes',
      '\ufeff',
      '\u2028',
      '\u0085',
      '\u0000',
      '# values-ignore x',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);

test('any text', { timeout: limit }, () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), holds), parameters);
});

test('the signs of YAML in any order', { timeout: limit }, () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
      holds,
    ),
    parameters,
  );
});

test('documents, sound and damaged', { timeout: limit }, () => {
  const document = fc.tuple(fc.integer(), fc.boolean()).map(([of, whole]) => {
    const random = randomOf(of);
    const text = documentOf(random).replaceAll('two words', marker);
    return whole ? text : damaged(text, random);
  });
  // A key is a name, and names are told: only values hide here.
  fc.assert(
    fc.property(document, (text) => holds(text.replaceAll(new RegExp(`${marker}(?=["']?\\s*:)`, 'g'), 'name'))),
    parameters,
  );
});

test('the shipped values, damaged', { timeout: limit }, () => {
  const text = fc.tuple(fc.constantFrom(...shipped), fc.integer(), fc.nat({ max: 3 })).map(([whole, of, times]) => {
    const random = randomOf(of);
    const lines = whole.split('\n');
    const from = Math.floor(random() * lines.length);
    let part = lines
      .slice(from, from + 40)
      .join('\n')
      .replaceAll(/: (\w+)$/gm, `: ${marker}`);
    for (let i = 0; i <= times; i++) part = damaged(part, random);
    return part;
  });
  fc.assert(
    fc.property(text, (part) => holds(part.replaceAll(new RegExp(`${marker}(?=["']?\\s*:)`, 'g'), 'name'))),
    parameters,
  );
});

test('deep nesting, long lines and many aliases', { timeout: limit }, () => {
  const many = fc.constantFrom(
    '[',
    '{',
    '{a: ',
    '- ',
    '? ',
    '[[',
    '"',
    "'",
    '&a ',
    '!x ',
    '*a,',
    'a: ',
    ' ',
    '\n',
    '#',
    '\t',
    'a:\n ',
    '%',
    '---\n',
    '|\n',
    'a, ',
    '[*a, ',
    '\\',
    'é',
    '<<: ',
  );
  const parts = fc.array(fc.tuple(many, fc.integer({ min: 1, max: 300 })), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.tuple(fc.constantFrom('', 'a: &a [x]\nb: ', 'a: '), parts), ([head, of]) =>
      holds(head + of.map(([text, times]) => text.repeat(times)).join('')),
    ),
    parameters,
  );
});

test('enormous ones end as well', { timeout: limit }, () => {
  for (const part of [
    '[',
    '{a: ',
    '- ',
    '? ',
    '"a\n',
    'a: {',
    '&a [',
    "'",
    ' a:\n',
    '*a ',
    '# values-ignore\n',
    'a: 1\n---\n',
    '\ufeff',
    '{',
    'x ',
  ])
    expect(() => read(part.repeat(20_000)), part).not.toThrow();
});

test('any bytes', { timeout: limit }, () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 50 }),
    fc.uint8Array({ maxLength: 50 }).map((of) => Buffer.concat([Buffer.from([0xff, 0xfe]), of])),
  );
  fc.assert(
    fc.property(bytes, (of) => {
      const { source, findings } = decode(of, 'f', 'overlay');
      for (const { at } of findings) expect(at.end).toBeLessThanOrEqual(source.text.length);
      holds(source.text);
    }),
    parameters,
  );
});
