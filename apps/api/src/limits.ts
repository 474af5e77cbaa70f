import type { metrics, VariableName } from '@landfall/schemas/contract';

type Rejections = 'graphql_rejections_total' | 'http_rejections_total' | 'ws_rejections_total';

export interface Limit {
  readonly what: string;
  /** A number, or the variable that sets it. */
  readonly value: number | VariableName;
  readonly unit: string;
  /** What the caller gets who goes over it. */
  readonly over: string;
  /** What counts that; the log line has the same `limit`. */
  readonly counter?: { [M in Rejections]: readonly [M, (typeof metrics)[M]['labels']['limit'][number]] }[Rejections];
}

/** Every limit of the api for callers; docs/reference/limits.md shows them. */
export const limits = {
  depth: {
    what: 'Nesting of the fields of an operation',
    value: 'GRAPHQL_MAX_DEPTH',
    unit: 'levels',
    over: '400 QUERY_TOO_DEEP',
    counter: ['graphql_rejections_total', 'depth'],
  },
  complexity: {
    what: 'Cost of an operation: one per field, times the sizes of lists; what hashes a password costs half of the limit',
    value: 'GRAPHQL_MAX_COMPLEXITY',
    unit: 'points',
    over: '400 QUERY_TOO_COMPLEX',
    counter: ['graphql_rejections_total', 'complexity'],
  },
  aliases: {
    what: 'Aliases of an operation; those of a fragment count wherever it is used',
    value: 'GRAPHQL_MAX_ALIASES',
    unit: 'aliases',
    over: '400 TOO_MANY_ALIASES',
    counter: ['graphql_rejections_total', 'aliases'],
  },
  tokens: {
    what: 'Length of a GraphQL document',
    value: 1_000,
    unit: 'tokens',
    over: '400 GRAPHQL_VALIDATION',
    counter: ['graphql_rejections_total', 'tokens'],
  },
  documents: {
    what: 'Documents that a process keeps parsed, and as many that are wrong; less than 1 MiB each',
    value: 50,
    unit: 'documents',
    over: 'the one that was not asked for longest goes',
  },
  operations: {
    what: 'Operations of one request; a batch is refused',
    value: 1,
    unit: 'operation',
    over: '400 GRAPHQL_VALIDATION',
    counter: ['graphql_rejections_total', 'batch'],
  },
  introspection: {
    what: 'Questions about the schema itself',
    value: 'GRAPHQL_INTROSPECTION',
    unit: '',
    over: '400 GRAPHQL_VALIDATION',
    counter: ['graphql_rejections_total', 'introspection'],
  },
  persisted: {
    what: "Operations that are not the web app's",
    value: 'GRAPHQL_PERSISTED_ONLY',
    unit: '',
    over: '400 PERSISTED_QUERY_NOT_FOUND',
    counter: ['graphql_rejections_total', 'persisted'],
  },
  signIn: {
    what: 'Attempts to sign in, to sign up or to change a password, by client address and by e-mail address',
    value: 'SIGN_IN_LIMIT_PER_MINUTE',
    unit: 'per minute',
    over: '429 RATE_LIMITED, with Retry-After',
    counter: ['graphql_rejections_total', 'sign-in'],
  },
  address: {
    what: 'Requests of a client address (of an IPv6 network of 64 bits)',
    value: 'RATE_LIMIT_PER_MINUTE',
    unit: 'per minute',
    over: '429 with Retry-After',
    counter: ['http_rejections_total', 'address'],
  },
  user: {
    what: 'Requests of a signed-in user',
    value: 'RATE_LIMIT_PER_MINUTE',
    unit: 'per minute',
    over: '429 with Retry-After',
    counter: ['http_rejections_total', 'user'],
  },
  webhooks: {
    what: 'Requests of a client address to a webhook, which count apart',
    value: 6_000,
    unit: 'per minute',
    over: '429 with Retry-After',
    counter: ['http_rejections_total', 'address'],
  },
  trackedCallers: {
    what: 'Addresses and users that a process counts at once; the longest known are left to Redis',
    value: 50_000,
    unit: 'callers',
    over: 'nothing',
  },
  origin: {
    what: 'Origins of pages that may call',
    value: 'CORS_ORIGINS',
    unit: '',
    over: '403',
    counter: ['http_rejections_total', 'origin'],
  },
  contentType: {
    what: 'Content types of a POST: application/json',
    value: 1,
    unit: 'type',
    over: '415',
    counter: ['http_rejections_total', 'content-type'],
  },
  body: {
    what: 'Body of a request',
    value: 64 * 1024,
    unit: 'bytes',
    over: '413',
    counter: ['http_rejections_total', 'body'],
  },
  headerBytes: {
    what: 'Request line and headers',
    value: 16 * 1024,
    unit: 'bytes',
    over: '431',
    counter: ['http_rejections_total', 'malformed'],
  },
  malformed: {
    what: 'Requests that are no HTTP, no JSON, or name the prototype of objects',
    value: 0,
    unit: '',
    over: '400',
    counter: ['http_rejections_total', 'malformed'],
  },
  headersMs: {
    what: 'Time for the headers of a request to arrive',
    value: 10_000,
    unit: 'ms',
    over: '408',
    counter: ['http_rejections_total', 'timeout'],
  },
  requestMs: {
    what: 'Time for the whole request to arrive',
    value: 15_000,
    unit: 'ms',
    over: '408',
    counter: ['http_rejections_total', 'timeout'],
  },
  // Node.js looks at its sockets that often, so both of the above may take so much longer.
  checkMs: { what: 'Interval at which these times are looked at', value: 2_000, unit: 'ms', over: '' },
  idleSocketMs: { what: 'Time in which nothing moves on a socket with a request', value: 60_000, unit: 'ms', over: 'the socket closes' },
  // Longer than the load balancer's 60 s, which would else write to a closed connection.
  keepAliveMs: { what: 'Time between two requests on a socket', value: 75_000, unit: 'ms', over: 'the socket closes' },
  plainSockets: {
    what: 'Sockets of one process besides those of WEBSOCKET_MAX_CONNECTIONS',
    value: 2_000,
    unit: 'sockets',
    over: 'the socket closes',
    counter: ['http_rejections_total', 'connections'],
  },
  eventLoopDelayMs: {
    what: 'Mean delay of the event loop in each of two seconds in a row; health endpoints and what runs already are not refused',
    value: 500,
    unit: 'ms',
    over: '503 with Retry-After',
    counter: ['http_rejections_total', 'overload'],
  },
  webSockets: {
    what: 'WebSockets of one process',
    value: 'WEBSOCKET_MAX_CONNECTIONS',
    unit: 'sockets',
    over: '503 with Retry-After',
    counter: ['ws_rejections_total', 'connections'],
  },
  webSocketsPerAddress: {
    what: 'WebSockets of one client address in one process',
    value: 'WEBSOCKET_MAX_PER_ADDRESS',
    unit: 'sockets',
    over: '429 with Retry-After',
    counter: ['ws_rejections_total', 'address'],
  },
  initialisationMs: {
    what: 'Time until connection_init',
    value: 10_000,
    unit: 'ms',
    over: 'close 4408',
    counter: ['ws_rejections_total', 'initialisation'],
  },
  subscriptions: {
    what: 'Subscriptions of one WebSocket',
    value: 50,
    unit: 'subscriptions',
    over: 'TOO_MANY_SUBSCRIPTIONS',
    counter: ['ws_rejections_total', 'subscriptions'],
  },
  payload: {
    what: 'Message on a WebSocket',
    value: 16 * 1024,
    unit: 'bytes',
    over: 'close 1009',
    counter: ['ws_rejections_total', 'payload'],
  },
  messages: {
    what: 'Messages of one WebSocket in ten seconds, pings and pongs too',
    value: 200,
    unit: 'messages',
    over: 'close 4429',
    counter: ['ws_rejections_total', 'messages'],
  },
  unread: {
    what: 'What waits on a WebSocket for its client to read',
    value: 1024 * 1024,
    unit: 'bytes',
    over: 'the socket closes',
    counter: ['ws_rejections_total', 'unread'],
  },
  unanswered: {
    what: 'Pings in a row without an answer; what follows the first, 30 s later, closes',
    value: 1,
    unit: 'ping',
    over: 'the socket closes',
    counter: ['ws_rejections_total', 'unanswered'],
  },
  protocol: {
    what: 'Messages that graphql-transport-ws does not know, or not then, and frames that are none',
    value: 0,
    unit: '',
    over: 'close 1002, 1007, 4400, 4401, 4409 or 4429',
    counter: ['ws_rejections_total', 'protocol'],
  },
} as const satisfies Record<string, Limit>;
