import fc from 'fast-check';
import type { Flag, FlagKind } from '../../src/engine/set/flags.ts';
import type { Values } from '../../src/engine/tree.ts';

/** Files that `--set-file` may name in generated arguments. */
export const files: Readonly<Record<string, string>> = { one: 'first', 'two.txt': 'a,b\nc', 'sp ace': '', é: '{x}' };

/** Any characters, halves of one included; fast-check's own takes a second to begin. */
export const anyText = fc.array(fc.oneof(fc.nat(0x7f), fc.nat(0x10ffff)), { maxLength: 20 }).map((codes) => String.fromCodePoint(...codes));

const kinds: readonly FlagKind[] = ['set', 'set', 'set-string', 'set-json', 'set-file', 'set-literal'];
// Few keys, so that arguments meet each other and what the overlay has.
const key = fc.constantFrom(
  'a',
  'a',
  'b',
  'b',
  'c',
  'd',
  '',
  ' a',
  'x\\.y',
  'é',
  '😀',
  'a b',
  '\\',
  '__proto__',
  'constructor',
  'y',
  'a-b',
  '"q"',
  '{k',
);
const indexText = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('0', '1', '2', '3') },
  fc.constantFrom(
    '',
    '-1',
    '+1',
    '01',
    '-0',
    'x',
    ' 0',
    '1_0',
    '0x1',
    '65536',
    '65537',
    '9223372036854775807',
    '9223372036854775808',
    '\\1',
    '1.0',
  ),
);
const segment = fc.oneof(
  { weight: 5, arbitrary: key.map((k) => `.${k}`) },
  { weight: 4, arbitrary: indexText.map((i) => `[${i}]`) },
  fc.constantFrom('.', '[', '[0', ']', '..', '[0]x', '[]'),
);
const keys = fc.tuple(key, fc.array(segment, { maxLength: 3 })).map(([first, rest]) => first + rest.join(''));

const word = fc.constantFrom(
  '1',
  '0',
  '-1',
  '+7',
  '007',
  '1.5',
  '1e3',
  '-0',
  '+0',
  '9007199254740993',
  '-9223372036854775808',
  '9223372036854775807',
  '9223372036854775808',
  'true',
  'False',
  'NULL',
  'null',
  'falſe',
  'yes',
  'text',
  '',
  ' ',
  'a b',
  'a\\,b',
  '\\{a}',
  'x=y',
  'a.b',
  '[0]',
  '"q"',
  'tr\\ue',
  'é',
  '😀',
  '1_000',
  '0x10',
  '\\',
  '}',
  '{',
  '~',
  'Infinity',
  '0\\',
  '\t',
);
const listText = fc
  .array(word, { maxLength: 3 })
  .chain((words) => fc.constantFrom(`{${words.join(',')}}`, `{${words.join(',')}`, `{${words.join(',')}}x`, `{${words.join(',')}},`));
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '',
    ' ',
    '01',
    '1.',
    '-',
    '1e5',
    '1e400',
    '-0',
    '1E+2',
    '{"a":1,"a":2}',
    '{"b":null}',
    '[1,]',
    '[ ]',
    '{ }',
    '{"a" :\t1 }',
    '"\\ud800"',
    '"\\ud83d\\ude00"',
    '"\\x"',
    '"a',
    'nul',
    'trueb=1',
    "'x'",
    '"\\u00e9"',
    '[[[1]]]',
    '\u00a01',
    '1 \u00a0',
    '1e',
    '1e-9',
    '100000000000000000000',
    '1e21',
    '0.1',
    '"\t"',
    '{"a":{"b":[1,null]}} ,b=2',
    '\ufeff1',
  ),
);
const fileText = fc.constantFrom(
  ...Object.keys(files),
  'missing',
  '',
  ' ',
  'one\\',
  '{one,two.txt}',
  '{one,missing}',
  '%zz',
  'a:b',
  ':x',
  '.',
  './one',
  'one#%',
  'one?%',
  'x#y',
);

const valueOf: Readonly<Record<FlagKind, fc.Arbitrary<string>>> = {
  set: fc.oneof({ weight: 4, arbitrary: word }, listText, json),
  'set-string': fc.oneof({ weight: 4, arbitrary: word }, listText),
  'set-json': fc.oneof({ weight: 6, arbitrary: json }, word),
  'set-file': fc.oneof({ weight: 6, arbitrary: fileText }, word),
  'set-literal': fc.oneof(word, listText, json),
};

const noise = fc.constantFrom('=', ',', '.', '[', ']', '{', '}', '\\', '0', 'a', ' ', '"', '\u0085');

/** One flag: mostly well formed, sometimes with a character put in or taken out, sometimes any text. */
export const flag: fc.Arbitrary<Flag> = fc.constantFrom(...kinds).chain((kind) => {
  const pair = fc.tuple(keys, fc.constantFrom('=', '=', '=', '=', '=', '=', '=', '=', ''), valueOf[kind]).map((parts) => parts.join(''));
  const pairs = fc
    .tuple(fc.array(pair, { minLength: 1, maxLength: 3 }), fc.constantFrom(',', ',', ',', ', ', ''))
    .map(([all, comma]) => all.join(comma));
  const object = fc
    .tuple(fc.constantFrom('', ' ', '\u00a0\n'), fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('', ' ', ',', 'x'))
    .map(([before, value, after]) => before + JSON.stringify({ a: value, b: { c: value } }) + after);
  const changed = fc
    .tuple(pairs, fc.nat(40), fc.nat(2), noise)
    .map(([text, at, without, extra]) => text.slice(0, at) + extra + text.slice(at + without));
  const texts = [
    { weight: 12, arbitrary: pairs },
    { weight: 4, arbitrary: changed },
    { weight: 1, arbitrary: anyText },
  ];
  const text = fc.oneof(...texts, { weight: kind === 'set-json' ? 4 : 0, arbitrary: object });
  // An argument of a process holds no NUL and no half of a character.
  return text.map((t) => ({ kind, text: t.replaceAll('\0', '').toWellFormed() }));
});

/** An overlay below the flags, with the same few keys. */
export const overlay: fc.Arbitrary<Values> = fc.letrec<{ value: unknown; map: Values }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.constantFrom(null, 1, 'text', true), tie('map'), fc.array(tie('value'), { maxLength: 3 })),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', '', 'x.y', ' a', 'é'), tie('value'), { maxKeys: 4 }),
})).map;

export const cases = fc.record({ overlay, flags: fc.array(flag, { minLength: 1, maxLength: 4 }) });
