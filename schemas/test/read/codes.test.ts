import { describe, expect, test } from 'vitest';

import { codes } from '../../src/engine/read/codes.ts';
import { helmOf } from '../../src/engine/helm.ts';
import { decode, readBytes } from '../../src/engine/read/read.ts';
import { found, place, read } from './helpers.ts';

const f = 'values/prod.yaml';

/** Text, its only findings, whether Helm refuses it, and for which Helm. */
const cases: [text: string, findings: string[], refused?: boolean, version?: string][] = [
  ['api:\n  replicas: 2\n image: web\n', [`yaml/syntax ${f}:3:2 "i"`], true],
  ['a: 1\n\t\nb: 2\n', [`yaml/syntax ${f}:2:1 "\\t"`], true],
  ['a:\n\tb: 2\n', [`yaml/syntax ${f}:2:1 "\\t"`], true],
  ['a: "\\/"\n', [`yaml/syntax ${f}:1:4 "\\"\\\\/\\""`], true],
  ['a: *x.y\n', [`yaml/syntax ${f}:1:4 "*x.y"`], true],
  ['a: &x.y 1\n', [`yaml/syntax ${f}:1:9 "1"`], true],
  ['a: [b?c]\n', [`yaml/syntax ${f}:1:5 "b?c"`], true],
  ['a: {b\n  : 1}\n', [`yaml/syntax ${f}:1:5 "b"`], true],
  ['# x\n...\na: 1\n', [`yaml/syntax ${f}:1:1 ""`], true],
  ['api:\n  replicas: 2\n  replicas: 3\n', [`yaml/duplicate-key ${f}:3:3 "replicas" api.replicas`]],
  ['a: {1: x, "1": z}\n', [`yaml/duplicate-key ${f}:1:11 "\\"1\\"" a.1`]],
  ['geo:\n  country: no\n', [`yaml/boolean-word ${f}:2:12 "no" geo.country`]],
  ['a: [x, Yes]\n', [`yaml/boolean-word ${f}:1:8 "Yes" a[1]`]],
  ['axes:\n  y: 2\n', [`yaml/boolean-key ${f}:2:3 "y" axes.true`]],
  ['mode: 0755\n', [`yaml/octal ${f}:1:7 "0755" mode`]],
  ['mode: 0o17\n', [`yaml/octal ${f}:1:7 "0o17" mode`]],
  ['tag: 12e5\n', [`yaml/number-form ${f}:1:6 "12e5" tag`]],
  ['a: 0b11\n', [`yaml/number-form ${f}:1:4 "0b11" a`]],
  ['a: 1_000\n', [`yaml/number-form ${f}:1:4 "1_000" a`]],
  ['a: 089\n', [`yaml/number-form ${f}:1:4 "089" a`]],
  ['a: 1_0.5\n', [`yaml/number-form ${f}:1:4 "1_0.5" a`]],
  ['a: -0x1F\n', [`yaml/number-form ${f}:1:4 "-0x1F" a`]],
  ['ports:\n  0x10: web\n', [`yaml/key-type ${f}:2:3 "0x10" ports["16"]`.replace('["16"]', '.16')]],
  ['ports:\n  80: web\n', []],
  ['ports:\n  -8080: web\n', []],
  ['ports:\n  010: web\n', [`yaml/key-type ${f}:2:3 "010" ports.8`]],
  ['ports:\n  1.5: web\n', []],
  ['ports:\n  1.0: web\n', [`yaml/key-type ${f}:2:3 "1.0" ports.1`]],
  ['a:\n  ~: web\n', [`yaml/key-type ${f}:2:3 "~" a`], true],
  ['a:\n  [b]: web\n', [`yaml/key-type ${f}:2:3 "[b]" a`], true],
  ['a: 1\n---\nb: 2\n', [`yaml/several-documents ${f}:2:1 "---"`]],
  ['a: 1\n---\nb: 2\n', [`yaml/several-documents ${f}:2:1 "---"`], false, '3'],
  ['a: 1\n--- b: 2\n', [`yaml/several-documents ${f}:2:1 "---"`], true],
  ['a:\n  b: *hunter2\n', [`yaml/unknown-anchor ${f}:2:6 "*hunter2"`], true],
  ['a:\n  id: 9007199254740993\n', [`yaml/large-integer ${f}:2:7 "9007199254740993" a.id`]],
  ['id: 123456789012345678901\n', [`yaml/large-integer ${f}:1:5 "123456789012345678901" id`]],
  ['- a\n', [`yaml/not-a-map ${f}:1:1 "- a\\n"`], true],
  ['\n  text\n', [`yaml/not-a-map ${f}:2:3 "text"`], true],
  ['a: b\u0001c\n', [`yaml/encoding ${f}:1:5 "\\u0001"`], true],
  ['# c\n%YAML 1.2\n---\na: 1\n', [`yaml/directive ${f}:2:1 "%YAML 1.2"`], true],
  ['%YAML 1.1\n---\na: 1\n', [`yaml/directive ${f}:1:1 "%YAML 1.1"`], true, '4'],
  ['%YAML 1.1\n---\na: 1\n', [], false, '3'],
  ['%YAML 1.1\n# ---\n', [`yaml/directive ${f}:1:1 "%YAML 1.1"`], true, '3'],
  ['%x %YAML 1.1\n---\na: 1\n', [`yaml/directive ${f}:1:1 "%x %YAML 1.1"`], true, '3'],
  ['%YAML 1.1\n# x\n%FOO\n---\na: 1\n', [`yaml/directive ${f}:3:1 "%FOO"`], true, '3'],
  ['a:\n  b: .inf\n', [`yaml/special-float ${f}:2:6 ".inf" a.b`], true],
  ['a: !vault b\n', [`yaml/tag ${f}:1:11 "b" a`]],
  ['a: !!set {b: }\n', [`yaml/tag ${f}:1:10 "{b: }" a`]],
  ['a: !!binary aGk=\n', [`yaml/tag ${f}:1:13 "aGk=" a`]],
  ['a: !!int b\n', [`yaml/tag ${f}:1:10 "b" a`], true],
  ['a: &a\n  b: *a\n', [`yaml/aliasing ${f}:2:6 "*a"`], true],
  ['api:\n  <<: [1]\n', [`yaml/merge ${f}:2:8 "1" api`], true],
  ['b: &b {r: 2}\napi:\n  r: 3\n  <<: *b\n', [`yaml/merge-order ${f}:3:3 "r" api.r`]],
  ['  api: 1\nweb: 2\n', [`yaml/ignored-text ${f}:2:1 "w"`]],
  ['{a: 1}\nb: 2\n', [`yaml/ignored-text ${f}:2:1 "b"`]],
  [`a: ${'['.repeat(600)}${']'.repeat(600)}\n`, [`yaml/nesting ${f}:1:504 ${JSON.stringify('['.repeat(100) + ']'.repeat(100))}`], true],
  ['a: 1 # values-ignore x\n', [`suppression/malformed ${f}:1:6 "# values-ignore x"`]],
];

test.each(cases)('%j', (text, findings, refused = false, version = '4') => {
  const layer = read(text, version);
  expect(found(layer)).toEqual(findings);
  expect(layer.refusal !== undefined).toBe(refused);
  if (layer.refusal) {
    expect(layer.findings).toContain(layer.refusal);
    expect(layer.values.entries.size).toBe(0);
  }
});

describe('the catalogue', () => {
  test('has a case for each code', () => {
    const raised = new Set(cases.flatMap(([text, , , version]) => read(text, version).findings.map(({ code }) => code)));
    expect([...raised].sort()).toEqual(codes.map(({ code }) => code).sort());
  });

  // These two need what no YAML file on a page can hold.
  const unwritable = ['yaml/encoding', 'yaml/nesting'];
  test.each(codes.filter(({ code }) => !unwritable.includes(code)))(
    '$code: the bad example has it, the good one nothing',
    ({ code, bad, good, severity }) => {
      const findings = read(bad).findings;
      expect(findings.map((finding) => finding.code)).toContain(code);
      expect(findings.find((finding) => finding.code === code)?.severity).toBe(severity);
      expect(read(good).findings).toEqual([]);
    },
  );
});

describe('what is said', () => {
  const said = (text: string, version?: string) => read(text, version).findings.map(({ message, help }) => `${message} | ${help}`);

  test('the value that Helm will see', () => {
    expect(said('a: 0755')[0]).toContain('Helm reads 493 | write 493 for the number');
    expect(said('a: No')[0]).toContain('Helm reads false | write false for the boolean');
    expect(said('a: 9007199254740993')[0]).toContain('Helm reads 9007199254740992');
    expect(said('a: -9007199254740993')[0]).toContain('Helm reads -9007199254740992');
    expect(said('a: 12e5')[0]).toContain('Helm reads the number 1200000');
    expect(said('off: 1')[0]).toContain('Helm reads the key "false"');
    expect(said('1.50: 1')[0]).toContain('Helm turns into the key "1.5"');
    expect(said('1.5: 1')).toEqual([]);
  });

  test('what happens to duplicates and further documents', () => {
    expect(said('a: 1\na: 2')[0]).toContain('takes the last');
    expect(said('1: 1\n"1": 2')[0]).toContain('at random');
    expect(said('a: 1\n---\nb: 2', '3')[0]).toContain('drops the rest silently');
    expect(said('a: 1\n---\nb: 2', '4')[0]).toContain('Helm 4 merges them and Helm 3 drops all but the first');
  });

  test('where a duplicate stood first', () => {
    const [finding] = read('a: 1\nb: 2\na: 3\n').findings;
    expect(finding?.related?.map(({ at }) => place(at))).toEqual(['values/prod.yaml:1:1 "a"']);
  });

  test('nothing of a secret, of an alias, a tag or a file that cannot be read', () => {
    const secret = () => true;
    for (const text of [
      'a: 0755001',
      'a: *hunter2',
      'a: !hunter2 b',
      'a: "hunter2',
      '{hunter2',
      'a: &hunter2.x b',
      '- hunter2',
      'a: !!int hunter2',
      'hunter2: [',
      'a: yes',
    ]) {
      const all = JSON.stringify(read(text, '4', secret).findings.map(({ message, help }) => [message, help]));
      expect(all).not.toMatch(/hunter2|0755001|251393|Helm reads/);
      expect(read(text, '4', secret).findings).not.toEqual([]);
    }
  });
});

test.each([
  'a: true',
  'a: 10',
  'a: 0',
  'a: -1',
  'a: 1.5',
  'a: 0x1F',
  'a: null',
  'a: ~',
  'a:',
  "a: 'yes'",
  'a: 2001-12-14',
  'a: 12:30',
  'a: 07',
  'a: "0755"',
  '',
  '# c',
  '---\na: 1',
  'a: !!str 1',
  'a: 1.5e+3',
])('nothing is wrong with %j', (text) => {
  expect(read(text).findings).toEqual([]);
});

describe('encodings', () => {
  const bytes = (...of: (number | string)[]) =>
    Buffer.concat(of.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));
  const decoded = (of: Uint8Array) => {
    const { source, findings } = decode(of, f, 'overlay');
    return [source.text, findings.map(({ code, at }) => `${code} ${place(at)}`)];
  };

  test('UTF-8, with and without a mark', () => {
    expect(decoded(bytes('a: é\n'))).toEqual(['a: é\n', []]);
    expect(decoded(bytes(0xef, 0xbb, 0xbf, 'a: é\n'))).toEqual(['a: é\n', []]);
  });

  test('bytes that are no UTF-8', () => {
    expect(decoded(bytes('a: é\nb: ', 0xff, 'x\n'))).toEqual(['a: é\nb: \ufffdx\n', [`yaml/encoding ${f}:2:4 "\ufffd"`]]);
    expect(decoded(bytes('a: é', 0xe2, 0x82, 'x'))).toEqual(['a: é\ufffdx', [`yaml/encoding ${f}:1:5 "\ufffd"`]]);
    expect(decoded(bytes('a: \ufffd', 0xef, 0xbf, 'x'))).toEqual(['a: \ufffd\ufffdx', [`yaml/encoding ${f}:1:5 "\ufffd"`]]);
    expect(decoded(bytes(0xef, 0xbb, 0xbf, 'é', 0xff))).toEqual(['é\ufffd', [`yaml/encoding ${f}:1:2 "\ufffd"`]]);
    expect(decoded(bytes(0xef, 0xbb, 'a'))).toEqual(['\ufffda', [`yaml/encoding ${f}:1:1 "\ufffd"`]]);
    expect(decoded(bytes(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 'a'))).toEqual(['\ufeffa', []]);
    expect(decoded(bytes(0xee, 0xbb, 0xbf))).toEqual(['\ueeff', []]);
    expect(decoded(bytes(0xef, 0x80, 0xbf))).toEqual(['\uf03f', []]);
    expect(decoded(bytes(0xff, 'a'))).toEqual(['\ufffda', [`yaml/encoding ${f}:1:1 "\ufffd"`]]);
    expect(decoded(bytes('a', 0xfe))).toEqual(['a\ufffd', [`yaml/encoding ${f}:1:2 "\ufffd"`]]);
    expect(decoded(bytes(0xfe, 'a'))).toEqual(['\ufffda', [`yaml/encoding ${f}:1:1 "\ufffd"`]]);
    expect(decoded(bytes('a', 0xff))).toEqual(['a\ufffd', [`yaml/encoding ${f}:1:2 "\ufffd"`]]);
    expect(decoded(bytes('a: ', 0xc3))).toEqual(['a: \ufffd', [`yaml/encoding ${f}:1:4 "\ufffd"`]]);
  });

  test('UTF-16', () => {
    const little = Buffer.from('\ufeffa: 1\n', 'utf16le');
    expect(decoded(little)).toEqual(['a: 1\n', [`yaml/encoding ${f}:1:1 "a"`]]);
    expect(decoded(Buffer.from(little).swap16())).toEqual(['a: 1\n', [`yaml/encoding ${f}:1:1 "a"`]]);
  });

  test('UTF-16 with half a sign at its end', () => {
    const little = Buffer.from('\ufeffa: 1', 'utf16le');
    const half = Buffer.concat([Buffer.from(little).swap16(), Buffer.from([0])]);
    expect(decoded(half)).toEqual(['a: 1', [`yaml/encoding ${f}:1:1 "a"`]]);
    expect(decoded(Buffer.from([0xff, 0xfe]))).toEqual(['', [`yaml/encoding ${f}:1:1 ""`]]);
  });

  test('what is said, and that Helm refuses the file', () => {
    const helm = helmOf('4');
    const utf16 = readBytes(Buffer.from('\ufeffa: yes', 'utf16le'), f, 'overlay', helm);
    expect(utf16.findings.map(({ code }) => code)).toEqual(['yaml/encoding', 'yaml/boolean-word']);
    expect(utf16.refusal).toBe(utf16.findings[0]);
    expect(utf16.findings[0]).toMatchObject({
      path: [],
      environments: [],
      message: 'expected UTF-8, found UTF-16, which Helm 3 reads and Helm 4 mostly refuses',
      help: 'save the file as UTF-8',
    });
    expect(readBytes(bytes(0xff), f, 'overlay', helm).refusal?.message).toBe(
      'expected UTF-8, found bytes that are no UTF-8; Helm refuses the file',
    );
    const sound = readBytes(bytes('a: 012'), f, 'overlay', helm, () => true);
    expect(sound.refusal).toBeUndefined();
    expect(sound.findings.map(({ message, help }) => [message, help])).toEqual([
      ['expected an unambiguous value, found an integer that begins with 0, which Helm takes for octal', 'put it in quotes'],
    ]);
  });
});

test('an empty file, or one that is refused, has an empty map over all of it', () => {
  for (const text of ['', '# c\n', 'a: .inf\n']) {
    const { values, source, suppressions } = read(text);
    expect(values).toEqual({ kind: 'map', entries: new Map(), removed: new Map(), at: { source, start: 0, end: text.length } });
    expect(suppressions).toEqual([]);
  }
});

test('a fault of ours is not taken for one of the file', () => {
  const fail = () => {
    throw new TypeError('ours');
  };
  expect(() => read('a: 012', '4', fail)).toThrow(TypeError);
});

test.each(['['.repeat(600), '{a: '.repeat(600), '? '.repeat(600), '- '.repeat(600), '['.repeat(6000)])('nesting: %#', (text) => {
  const { findings } = read(text);
  expect(findings.map(({ code, message, help }) => `${code}: ${message} | ${help}`)).toMatchSnapshot();
});

test.each(['[', '{a: ', '? ', '- '])('the deepest nesting that is read, of %j', (text) => {
  const closing = { '[': ']', '{a: ': '}' }[text] ?? '';
  const nested = (depth: number) => read(`${text.repeat(depth)}x${closing.repeat(depth)}\n`).findings.map(({ code }) => code);
  expect(nested(500)).not.toContain('yaml/nesting');
  expect(nested(501)).toEqual(['yaml/nesting']);
});
