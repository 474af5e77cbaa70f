/** Values with mistakes under a draft-07 schema, and what is found: line, column, code, path, message and help. */
export interface Mistake {
  readonly what: string;
  readonly properties: object;
  readonly extra?: object;
  readonly text: string;
  readonly finds: readonly string[];
}

/** One mistake for each keyword. */
export const mistakes: readonly Mistake[] = [
  {
    what: 'a closed map',
    properties: { a: { properties: { name: {}, size: {} }, additionalProperties: false } },
    text: 'a:\n  nmae: 1\n',
    finds: ['2:3 unknown-key a.nmae: unknown key nmae in a (did you mean name?)'],
  },
  {
    what: 'a closed map of unlike keys',
    properties: { a: { properties: { name: {}, size: {} }, additionalProperties: false } },
    text: 'a: { zebra: 1 }\n',
    finds: ['1:6 unknown-key a.zebra: unknown key zebra in a (it takes name and size)'],
  },
  {
    what: 'a map without keys',
    properties: { a: { type: 'object', additionalProperties: false } },
    text: 'a: { b: 1 }\n',
    finds: ['1:6 unknown-key a.b: unknown key b in a (it takes no keys at all)'],
  },
  {
    what: 'keys of a pattern',
    properties: { a: { patternProperties: { '^x-': {} }, additionalProperties: false } },
    text: 'a: { b: 1 }\n',
    finds: ['1:6 unknown-key a.b: unknown key b in a (it takes keys that match ^x-)'],
  },
  {
    what: 'names',
    properties: { a: { propertyNames: { pattern: '^[a-z]+$' } } },
    text: 'a: { B1: 1 }\n',
    finds: ['1:6 unknown-key a.B1: the key "B1" must match ^[a-z]+$'],
  },
  {
    what: 'names of a list',
    properties: { a: { propertyNames: { enum: ['web', 'api'] } } },
    text: 'a: { wbe: 1 }\n',
    finds: ['1:6 unknown-key a.wbe: the key "wbe" must be web or api (did you mean web?)'],
  },
  {
    what: 'a required key',
    properties: { a: { required: ['b'], properties: { b: { description: 'The b', examples: ['x'] } } } },
    text: 'a: { c: 1 }\n',
    finds: ['1:1 missing a.b: b is missing in a: The b (set it, such as b: "x")'],
  },
  {
    what: 'a required key of the whole',
    properties: {},
    extra: { required: ['b'] },
    text: 'a: 1\n',
    finds: ['1:1 missing b: b is missing in the values'],
  },
  {
    what: 'a type',
    properties: { a: { type: 'string' } },
    text: 'a: 1\n',
    finds: ['1:4 type a: must be a string, found 1 (put it in quotes: "1")'],
  },
  {
    what: 'a type of several',
    properties: { a: { type: ['string', 'null', 'boolean'] } },
    text: 'a: 1\n',
    finds: ['1:4 type a: must be a string, null or true or false, found 1 (put it in quotes: "1")'],
  },
  {
    what: 'a number in quotes',
    properties: { a: { type: 'number' } },
    text: "a: '1.5'\n",
    finds: ['1:4 type a: must be a number, found "1.5" (take the quotes away)'],
  },
  {
    what: 'a boolean in quotes',
    properties: { a: { type: 'boolean' } },
    text: "a: 'true'\n",
    finds: ['1:4 type a: must be true or false, found "true" (take the quotes away)'],
  },
  {
    what: 'a word for a boolean',
    properties: { a: { type: 'boolean' } },
    text: 'a: maybe\n',
    finds: ['1:4 type a: must be true or false, found "maybe"'],
  },
  {
    what: 'a map for a list',
    properties: { a: { type: 'array' } },
    text: 'a: { b: 1 }\n',
    finds: ['1:4 type a: must be a list, found a map'],
  },
  {
    what: 'text for a map',
    properties: { a: { type: 'object' } },
    text: 'a: text\n',
    finds: ['1:4 type a: must be a map, found a string'],
  },
  {
    what: 'an enum',
    properties: { a: { enum: ['small', 'large', 3] } },
    text: 'a: lagre\n',
    finds: ['1:4 enum a: must be small, large or 3, found "lagre" (did you mean large?)'],
  },
  {
    what: 'an enum with a type',
    properties: { a: { type: 'string', enum: ['small'] } },
    text: 'a: 1\n',
    finds: ['1:4 type a: must be a string, found 1 (put it in quotes: "1")'],
  },
  {
    what: 'a const',
    properties: { a: { const: 'x y' } },
    text: 'a: x\n',
    finds: ['1:4 const a: must be "x y", found "x"'],
  },
  {
    what: 'a minimum',
    properties: { a: { minimum: 1 } },
    text: 'a: 0\n',
    finds: ['1:4 range a: must be at least 1, found 0'],
  },
  {
    what: 'a maximum',
    properties: { a: { maximum: 1 } },
    text: 'a: 2\n',
    finds: ['1:4 range a: must be at most 1, found 2'],
  },
  {
    what: 'an exclusive minimum',
    properties: { a: { exclusiveMinimum: 1 } },
    text: 'a: 1\n',
    finds: ['1:4 range a: must be more than 1, found 1'],
  },
  {
    what: 'an exclusive maximum',
    properties: { a: { exclusiveMaximum: 1 } },
    text: 'a: 1\n',
    finds: ['1:4 range a: must be less than 1, found 1'],
  },
  {
    what: 'a multiple',
    properties: { a: { multipleOf: 0.1 } },
    text: 'a: 0.25\n',
    finds: ['1:4 range a: must be a multiple of 0.1, found 0.25'],
  },
  {
    what: 'a text too short',
    properties: { a: { minLength: 2 } },
    text: 'a: x\n',
    finds: ['1:4 length a: must have at least 2 characters, found "x"'],
  },
  {
    what: 'an empty text',
    properties: { a: { minLength: 1, pattern: '^a' } },
    text: "a: ''\n",
    finds: ['1:4 length a: must not be empty, found ""'],
  },
  {
    what: 'a text too long',
    properties: { a: { maxLength: 1 } },
    text: 'a: xx\n',
    finds: ['1:4 length a: must have at most 1 character, found "xx"'],
  },
  {
    what: 'a text where none may be',
    properties: { a: { maxLength: 0 } },
    text: 'a: xx\n',
    finds: ['1:4 length a: must be empty, found "xx"'],
  },
  {
    what: 'a long text',
    properties: { a: { maxLength: 10 } },
    text: 'a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',
    finds: ['1:4 length a: must have at most 10 characters, found "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...'],
  },
  {
    what: 'too few items',
    properties: { a: { minItems: 2 } },
    text: 'a: [1]\n',
    finds: ['1:4 length a: must have at least 2 items, found a list of 1 item'],
  },
  {
    what: 'no items',
    properties: { a: { minItems: 1 } },
    text: 'a: []\n',
    finds: ['1:4 length a: must not be empty, found an empty list'],
  },
  {
    what: 'too many items',
    properties: { a: { maxItems: 1 } },
    text: 'a: [1, 2]\n',
    finds: ['1:4 length a: must have at most 1 item, found a list of 2 items'],
  },
  {
    what: 'too few keys',
    properties: { a: { minProperties: 2 } },
    text: 'a: { b: 1 }\n',
    finds: ['1:4 length a: must have at least 2 keys, found a map'],
  },
  {
    what: 'no keys',
    properties: { a: { minProperties: 1 } },
    text: 'a: {}\n',
    finds: ['1:4 length a: must not be empty, found an empty map'],
  },
  {
    what: 'too many keys',
    properties: { a: { maxProperties: 1 } },
    text: 'a: { b: 1, c: 2 }\n',
    finds: ['1:4 length a: must have at most 1 key, found a map'],
  },
  {
    what: 'a pattern',
    properties: { a: { pattern: '^[a-z]+$', description: 'A name' } },
    text: 'a: B\n',
    finds: ['1:4 pattern a: must match ^[a-z]+$, found "B" (A name)'],
  },
  {
    what: 'a format',
    properties: { a: { format: 'ipv4', description: 'An address' } },
    text: 'a: 1.2.3\n',
    finds: ['1:4 format a: must be of the format ipv4, found "1.2.3" (An address)'],
  },
  {
    what: 'equal items',
    properties: { a: { uniqueItems: true } },
    text: 'a: [x, y, x]\n',
    finds: ['1:11 items a[2]: items 0 and 2 of a are equal, and each must differ'],
  },
  {
    what: 'a tuple',
    properties: { a: { items: [{ type: 'string' }], additionalItems: false } },
    text: 'a: [x, y]\n',
    finds: ['1:4 items a: must have at most 1 item, found a list of 2 items'],
  },
  {
    what: 'an item',
    properties: { a: { items: { type: 'object', required: ['b'] } } },
    text: 'a:\n  - { b: 1 }\n  - { c: 1 }\n',
    finds: ['3:5 missing a[1].b: b is missing in a[1]'],
  },
  {
    what: 'an item that must be there',
    properties: { a: { contains: { const: 'x' } } },
    text: 'a: [y]\n',
    finds: ['1:4 items a: must have at least 1 item of the kind that the schema asks for, found a list of 1 item'],
  },
  {
    what: 'a choice of types',
    properties: { a: { anyOf: [{ type: 'integer' }, { type: 'boolean' }] } },
    text: 'a: x\n',
    finds: ['1:4 type a: must be an integer or true or false, found "x"'],
  },
  {
    what: 'a choice of constants',
    properties: { a: { oneOf: [{ const: 'on' }, { const: 'off' }] } },
    text: "a: 'of'\n",
    finds: ['1:4 enum a: must be on or off, found "of" (did you mean on?)'],
  },
  {
    what: 'a choice of enums',
    properties: { a: { anyOf: [{ enum: ['alpha', 'beta'] }, { enum: ['gamma'] }] } },
    text: 'a: gama\n',
    finds: ['1:4 enum a: must be alpha, beta or gamma, found "gama" (did you mean gamma?)'],
  },
  {
    what: 'a choice with a nearest',
    properties: {
      a: {
        oneOf: [
          { type: 'integer', maximum: 9 },
          { type: 'string', pattern: '%$' },
        ],
      },
    },
    text: 'a: x\n',
    finds: [
      '1:4 choice a: must be an integer of at most 9 or a string that matches %$, found "x" (the closest is a string that matches %$)',
    ],
  },
  {
    what: 'a choice told by a key',
    properties: {
      a: {
        oneOf: [
          { type: 'object', properties: { kind: { const: 'file' }, path: { type: 'string' } }, required: ['kind', 'path'] },
          { type: 'object', properties: { kind: { const: 'web' }, url: { type: 'string' } }, required: ['kind', 'url'] },
        ],
      },
    },
    text: 'a:\n  kind: web\n  url: 1\n',
    finds: [
      '3:8 choice a.url: must be a string, found 1; the choices are a map with kind: file or a map with kind: web (put it in quotes: "1")',
    ],
  },
  {
    what: 'a choice told by a key, one missing',
    properties: {
      a: {
        oneOf: [
          { type: 'object', properties: { kind: { const: 'file' } }, required: ['kind', 'path'] },
          { type: 'object', properties: { kind: { const: 'web' } }, required: ['kind', 'url'] },
        ],
      },
    },
    text: 'a:\n  kind: web\n',
    finds: [
      '1:1 choice a.url: url is missing in a; the choices are a map with kind: file or a map with kind: web (the closest is a map with kind: web)',
    ],
  },
  {
    what: 'one of two keys',
    properties: { a: { anyOf: [{ required: ['b'] }, { required: ['c'] }] } },
    text: 'a: { d: 1 }\n',
    finds: ['1:4 choice a: must be a map with b or a map with c, found a map'],
  },
  {
    what: 'both of two choices',
    properties: { a: { oneOf: [{ type: 'integer' }, { minimum: 1 }] } },
    text: 'a: 3\n',
    finds: ['1:4 choice a: must fit one choice only, and fits choices 1 and 2'],
  },
  {
    what: 'both of two equal choices',
    properties: { a: { oneOf: [{ type: 'integer' }, { type: 'integer' }] } },
    text: 'a: 3\n',
    finds: ['1:4 choice a: must fit one choice only, and fits choices 1 and 2'],
  },
  {
    what: 'a choice within a choice',
    properties: { a: { anyOf: [{ type: 'boolean' }, { anyOf: [{ type: 'integer' }, { type: 'null' }] }] } },
    text: 'a: x\n',
    finds: ['1:4 type a: must be true or false or an integer or null, found "x"'],
  },
  {
    what: 'a key that may not be',
    properties: { a: false },
    text: 'a: 1\n',
    finds: ['1:1 condition a: a must not be set'],
  },
  {
    what: 'two keys together',
    properties: { a: { not: { required: ['b', 'c'] } } },
    text: 'a: { b: 1, c: 1 }\n',
    finds: ['1:4 condition a: must not have b and c together'],
  },
  {
    what: 'a key alone',
    properties: { a: { not: { required: ['b'] }, description: 'No b' } },
    text: 'a: { b: 1 }\n',
    finds: ['1:4 condition a: must not have b (No b)'],
  },
  {
    what: 'a value that is excluded',
    properties: { a: { not: { const: 'latest' } } },
    text: 'a: latest\n',
    finds: ['1:4 condition a: must not be latest'],
  },
  {
    what: 'values that are excluded',
    properties: { a: { not: { enum: ['x', 'abc'] } } },
    text: 'a: abc\n',
    finds: ['1:4 condition a: must not be x or abc'],
  },
  {
    what: 'values that are excluded in turn',
    properties: { a: { not: { anyOf: [{ const: 'x' }, { const: 'abc' }] } } },
    text: 'a: abc\n',
    finds: ['1:4 condition a: must not be x or abc'],
  },
  {
    what: 'something that is excluded',
    properties: { a: { not: { type: 'string' } } },
    text: 'a: abc\n',
    finds: ['1:4 condition a: fits what the schema forbids'],
  },
  {
    what: 'a key that needs others',
    properties: { a: { dependencies: { cert: ['key', 'ca'] } } },
    text: 'a: { cert: 1 }\n',
    finds: ['1:6 condition a.cert: cert needs key and ca beside it (set key and ca, or leave cert out)'],
  },
  {
    what: 'a key that needs a schema',
    properties: { a: { dependencies: { cert: { required: ['key'] } } } },
    text: 'a: { cert: 1 }\n',
    finds: ['1:1 missing a.key: key is missing in a, needed since a.cert is set'],
  },
  {
    what: 'a condition',
    properties: {},
    extra: { if: { properties: { mode: { const: 'tls' }, size: { enum: [1, 2] } }, required: ['mode'] }, then: { required: ['cert'] } },
    text: 'mode: tls\nsize: 1\n',
    finds: ['1:1 missing cert: cert is missing in the values, needed since mode is tls and size is 1 or 2'],
  },
  {
    what: 'a condition that does not hold',
    properties: {},
    extra: { if: { properties: { mode: { const: 'tls' } } }, else: { properties: { port: { maximum: 80 } } } },
    text: 'mode: plain\nport: 90\n',
    finds: ['2:7 range port: must be at most 80 unless mode is tls, found 90'],
  },
  {
    what: 'a condition without words',
    properties: {},
    extra: { if: { minProperties: 1 }, then: { required: ['b'] } },
    text: 'a: 1\n',
    finds: ['1:1 missing b: b is missing in the values'],
  },
  {
    what: 'the same twice',
    properties: { a: { allOf: [{ type: 'string' }, { type: 'string' }] } },
    text: 'a: 1\n',
    finds: ['1:4 type a: must be a string, found 1 (put it in quotes: "1")'],
  },
];
