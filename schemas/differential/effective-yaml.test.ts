import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { toYaml } from '../src/engine/write/data.ts';

const seed = Number(process.env['SEED'] ?? 20260915);
const cases = Number(process.env['CASES'] ?? 5000);
const bin = path.resolve(import.meta.dirname, '../../.tools/bin');

/** Texts that some reader of YAML takes for something else, or breaks. */
const pieces = [
  'yes',
  'No',
  'on',
  'y',
  'null',
  '~',
  '0755',
  '0o17',
  '0x1F',
  '0b11',
  '1_000',
  '1e3',
  '1:30',
  '.5',
  '.inf',
  '+1',
  '-',
  '--- ',
  '...',
  '2001-01-01',
  '<<',
  '=',
  '!',
  '!!str a',
  '&a',
  '*a',
  '%',
  '@',
  '`',
  '|',
  '>',
  '?',
  ': ',
  ' #',
  '#',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '\\',
  '\n',
  '\n\n',
  '\t',
  '\r',
  ' ',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u007f',
  '\u0000',
  '\u{1f600}',
  'é',
  'a',
  'b: c',
  'word',
];
const text = fc.oneof(
  fc.constantFrom(...pieces),
  fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
/** JSON.parse of Node 24.21 takes one such key of a single, escaped character for another: not what is tested here. */
const key = text.filter((one) => one.length !== 1 || /[^\p{C}"\\\u2028\u2029]/u.test(one));
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    tie('list'),
    tie('map'),
  ),
  list: fc.array(tie('any'), { maxLength: 4 }),
  map: fc.dictionary(key, tie('any'), { maxKeys: 4 }),
})).any;

it.each(['helm', 'helm3'])(`%s reads back what effective prints (SEED=${seed}, ${cases} cases)`, (helm) => {
  const values = Object.fromEntries(fc.sample(value, { seed, numRuns: cases }).map((one, i) => [`case${i}`, one]));
  const folder = mkdtempSync(path.join(tmpdir(), 'values-yaml-'));
  try {
    mkdirSync(path.join(folder, 'templates'));
    writeFileSync(path.join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: probe\nversion: 1.0.0\n');
    writeFileSync(path.join(folder, 'templates/values.yaml'), 'json: {{ .Values | toRawJson | b64enc }}\n');
    writeFileSync(path.join(folder, 'printed.yaml'), toYaml(values));
    const rendered = execFileSync(path.join(bin, helm), ['template', 'probe', folder, '-f', path.join(folder, 'printed.yaml')], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const json = Buffer.from((/json: (\S+)/.exec(rendered) as RegExpExecArray)[1] as string, 'base64').toString();
    const read = JSON.parse(json) as Record<string, unknown>;
    // As JSON has it: there is one zero.
    const written = JSON.parse(JSON.stringify(values)) as Record<string, unknown>;
    const wrong = Object.keys(written).filter((key) => JSON.stringify(sorted(read[key])) !== JSON.stringify(sorted(written[key])));
    expect(wrong.slice(0, 5).map((key) => ({ written: written[key], read: read[key], printed: toYaml(written[key]) }))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const sorted = (one: unknown): unknown =>
  Array.isArray(one)
    ? one.map(sorted)
    : typeof one === 'object' && one !== null
      ? Object.fromEntries(
          Object.entries(one)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, child]) => [key, sorted(child)]),
        )
      : one;
