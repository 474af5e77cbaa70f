import { get, post } from './raw.ts';

export interface Abuse {
  readonly what: string;
  readonly bytes: string | Buffer;
  readonly status: number;
  /** Code of the first error of GraphQL. */
  readonly code?: string;
}

const graphql = (query: string, variables: object = {}) => post(JSON.stringify({ query, variables }));
const json = (body: string, headers: readonly string[] = []) => post(body, ['content-type: application/json', ...headers]);
const small = '{"query":"{ __typename }"}';
const invalid = { status: 400, code: 'GRAPHQL_VALIDATION' } as const;
const badInput = { status: 200, code: 'BAD_USER_INPUT' } as const;
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
const signUp =
  'mutation ($email: String!, $name: String!) { signUp(email: $email, name: $name, password: "correct horse battery") { id } }';
const bomb = Array.from({ length: 30 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} ...F${i + 1} }`).join(' ');

const documents: Abuse[] = [
  { what: 'deep fields', bytes: graphql(`{ ${nested('a { ', '} ', 300).replace('{ }', '{ b }')} }`), ...invalid },
  { what: 'more tokens than may be', bytes: graphql(`{ ${'__typename '.repeat(5_000)} }`), ...invalid },
  { what: 'deeper than the parser goes', bytes: graphql(nested('{a', '}', 15_000)), ...invalid },
  { what: 'deep lists', bytes: graphql(`{ event(id: ${nested('[', ']', 450)}) { id } }`), ...invalid },
  { what: 'deep inline fragments', bytes: graphql(`{ ${nested('... { ', '} ', 300).replace('{ }', '{ __typename }')} }`), status: 200 },
  { what: 'wide', bytes: graphql(`{ ${'__typename '.repeat(990)} }`), ...invalid },
  {
    what: 'expensive',
    bytes: graphql('{ search(first: 100) { nodes { attendees(first: 100) { nodes { id name } } } } }'),
    status: 400,
    code: 'QUERY_TOO_COMPLEX',
  },
  {
    what: 'aliased',
    bytes: graphql(`{ ${Array.from({ length: 300 }, (_, i) => `a${i}: __typename`).join(' ')} }`),
    status: 400,
    code: 'TOO_MANY_ALIASES',
  },
  { what: 'batched', bytes: json(JSON.stringify(Array.from({ length: 1_000 }, () => ({ query: '{ __typename }' })))), ...invalid },
  { what: 'circular fragments', bytes: graphql('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'), ...invalid },
  { what: 'a fragment of itself', bytes: graphql('{ ...A } fragment A on Query { ...A }'), ...invalid },
  {
    what: 'a fragment bomb',
    bytes: graphql(`
      {
        ...F0
      }
      ${bomb}
      fragment F30 on Query {
        __typename
      }
    `),
    status: 400,
    code: 'QUERY_TOO_COMPLEX',
  },
  { what: 'many directives', bytes: graphql(`{ __typename ${'@a '.repeat(450)} }`), ...invalid },
  { what: 'many operations', bytes: graphql(Array.from({ length: 180 }, (_, i) => `query Q${i} { __typename }`).join(' ')), ...invalid },
  { what: 'many mistakes', bytes: graphql(`{ ${Array.from({ length: 900 }, (_, i) => `x${i}`).join(' ')} }`), ...invalid },
  { what: 'an over-long operation name', bytes: graphql(`query ${'N'.repeat(60_000)} { __typename }`), status: 200 },
  { what: 'a document as JSON', bytes: graphql('{"kind":"Document","definitions":[]}'), ...invalid },
  { what: 'the schema', bytes: graphql('{ __schema { types { name } } }'), ...invalid },
  { what: 'numbers without end', bytes: graphql(`{ events(first: ${'9'.repeat(10_000)}) { id } }`), ...invalid },
  { what: 'a page below nothing', bytes: graphql('{ events(first: -1) { id } }'), ...badInput },
];

const values: Abuse[] = [
  { what: 'NUL in an id', bytes: graphql('query ($id: ID!) { event(id: $id) { id } }', { id: '\u0000' }), status: 200, code: 'NOT_FOUND' },
  { what: 'NUL in text', bytes: graphql(signUp, { email: 'a@example.org', name: 'A\u0000' }), ...badInput },
  {
    what: 'NUL in a search',
    bytes: graphql('query ($t: String) { search(filter: { text: $t }) { next } }', { t: 'a\u0000b' }),
    ...badInput,
  },
  { what: 'NUL in an operation name', bytes: json(JSON.stringify({ query: '{ __typename }', operationName: '\u0000' })), ...invalid },
  { what: 'CRLF in an e-mail address', bytes: graphql(signUp, { email: 'a@example.org\r\nBcc: b@example.org', name: 'A' }), ...badInput },
  { what: 'CRLF in a name', bytes: graphql(signUp, { email: 'a@example.org', name: 'A\r\nX: y' }), ...badInput },
  {
    what: 'half a surrogate pair',
    bytes: json('{"query":"query ($id: ID!) { event(id: $id) { id } }","variables":{"id":"\\ud800"}}'),
    status: 200,
    code: 'NOT_FOUND',
  },
  {
    what: 'spaces for a pattern to lose its way in',
    bytes: graphql(signUp, { email: `${' a'.repeat(20_000)}@`, name: ' '.repeat(20_000) }),
    ...badInput,
  },
  { what: 'an address that is nearly one', bytes: graphql(signUp, { email: `${'a.'.repeat(120)}@`, name: 'A' }), ...badInput },
  {
    what: 'SQL',
    bytes: graphql('query ($t: String) { search(filter: { text: $t }) { next } }', { t: `'; DROP TABLE "User"; --` }),
    status: 200,
  },
];

const bodies: Abuse[] = [
  { what: 'a body of a megabyte', bytes: json(`{"query":"${'x'.repeat(1_000_000)}"}`), status: 413 },
  { what: 'a body of no JSON', bytes: json('{"query":'), status: 400 },
  { what: 'no body', bytes: json(''), status: 400 },
  { what: 'deep JSON', bytes: json(`{"query":"{ __typename }","variables":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`), status: 200 },
  { what: 'a list for variables', bytes: json('{"query":"{ __typename }","variables":[1]}'), ...invalid },
  { what: '__proto__', bytes: json('{"query":"{ __typename }","__proto__":{"admin":true}}'), status: 400 },
  { what: '__proto__ in variables', bytes: json('{"query":"{ __typename }","variables":{"__proto__":{"admin":true}}}'), status: 400 },
  { what: 'constructor.prototype', bytes: json('{"query":"{ __typename }","constructor":{"prototype":{"admin":true}}}'), status: 400 },
  {
    what: 'invalid UTF-8 in a document',
    bytes: post(Buffer.concat([Buffer.from('{"query":"{ \xff }', 'latin1'), Buffer.from('"}')])),
    ...invalid,
  },
  { what: 'UTF-16', bytes: post(Buffer.from(small, 'utf16le')), status: 400 },
  { what: 'a compressed body', bytes: json('\x1f\x8b\x08', ['content-encoding: gzip']), status: 400 },
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/xml',
    'x',
    '/',
  ].map((type) => ({ what: `content type ${type}`, bytes: post(small, [`content-type: ${type}`]), status: 415 })),
  { what: 'no content type', bytes: post(small, []), status: 415 },
];

const heads: Abuse[] = [
  { what: 'another origin', bytes: json(small, ['origin: https://evil.example']), status: 403 },
  { what: 'the origin null', bytes: json(small, ['origin: null']), status: 403 },
  { what: 'another origin that reads', bytes: get('/graphql?query={__typename}', ['origin: https://evil.example']), status: 403 },
  { what: 'a link that changes something', bytes: get('/graphql?query=mutation{signOut}'), status: 405 },
  { what: 'an unknown operation by a link', bytes: get('/graphql?query={__typename}&operationName=Other'), ...invalid },
  { what: 'HEAD', bytes: get('/graphql?query=mutation{signOut}', [], 'HEAD'), status: 404 },
  ...['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'].map((method) => ({ what: method, bytes: get('/graphql', [], method), status: 404 })),
  ...[
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/graphql/..%2f..%2fetc/passwd',
    '//graphql',
    '/%00',
    '/graphql%00',
    '/healthz/../graphql',
  ].map((path) => ({ what: path, bytes: get(path), status: 404 })),
  { what: 'an escape that is none', bytes: get('/%zz'), status: 400 },
  { what: 'an address instead of a path', bytes: get('http://evil.example/graphql?query={__typename}'), status: 200 },
  { what: 'headers of 20 KiB', bytes: get('/healthz', [`x: ${'x'.repeat(20_000)}`]), status: 431 },
  { what: 'a URL of 20 KiB', bytes: get(`/graphql?query=${'x'.repeat(20_000)}`), status: 431 },
  {
    what: 'a thousand headers',
    bytes: get(
      '/healthz',
      Array.from({ length: 1_000 }, (_, i) => `x-${i}: 1`),
    ),
    status: 431,
  },
  { what: 'NUL in a header', bytes: get('/healthz', ['x: a\0b']), status: 400 },
  { what: 'a header over two lines', bytes: get('/healthz', ['x: a', ' b']), status: 400 },
  { what: 'a bare line feed in a header', bytes: get('/healthz', ['x: a\ny: b']), status: 400 },
  // Nothing is made of the host.
  { what: 'two hosts', bytes: get('/healthz', ['host: evil.example']), status: 200 },
  { what: 'a forwarded host', bytes: get('/nothing', ['x-forwarded-host: evil.example']), status: 404 },
  { what: 'no host', bytes: 'GET /healthz HTTP/1.1\r\nconnection: close\r\n\r\n', status: 400 },
  { what: 'two lengths', bytes: json(small, ['content-length: 5']), status: 400 },
  { what: 'a length and chunks', bytes: json(small, ['transfer-encoding: chunked']), status: 400 },
  {
    what: 'chunks that are none',
    bytes: `${get('/graphql', ['content-type: application/json', 'transfer-encoding: chunked'], 'POST')}zz\r\n`,
    status: 400,
  },
  { what: 'no HTTP', bytes: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n', status: 400 },
  { what: 'HTTP/2', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', status: 400 },
  {
    what: 'a cookie that nobody signed',
    bytes: json(small, ['cookie: landfall_session=eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.']),
    status: 200,
  },
  { what: 'many cookies', bytes: json(small, [`cookie: ${'landfall_session=x; '.repeat(600)}`]), status: 200 },
  { what: 'an upgrade to something else', bytes: get('/graphql', ['connection: upgrade', 'upgrade: h2c']), status: 400 },
  { what: 'a WebSocket of another origin', bytes: upgrade(['origin: https://evil.example']), status: 403 },
  { what: 'a WebSocket without a key', bytes: get('/graphql', ['connection: upgrade', 'upgrade: websocket']), status: 400 },
];

function upgrade(headers: readonly string[]): string {
  return get('/graphql', [
    'connection: upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  ]).replace('connection: close\r\n', '');
}

/** Requests that nobody sends who means well, and what becomes of them. */
export const abuses: Abuse[] = [...documents, ...values, ...bodies, ...heads];
