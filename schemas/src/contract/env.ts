import type { ComponentName } from './components.ts';
import type { Variable } from './variable.ts';

const workers = ['worker-reminders', 'worker-feedback', 'worker-audit-archive'] as const satisfies ComponentName[];
const mailers = ['worker-reminders', 'worker-feedback'] as const satisfies ComponentName[];
const backend = ['api', ...workers] as const satisfies ComponentName[];
const all = ['web', ...backend, 'migrations'] as const satisfies ComponentName[];

const httpUrl = { type: 'string', pattern: '^https?://[^/\\s]+$' } as const;
const port = { type: 'integer', minimum: 1, maximum: 65535 } as const;
const postgresUrl = { type: 'string', pattern: '^postgres(ql)?://' } as const;
const text = { type: 'string', minLength: 1 } as const;

/**
 * The environment contract: the only place where a variable of any process is declared. The values schema, the ConfigMap and
 * Secret split, what each pod gets, `.env.example`, the reference page and the apps' own start-up validation follow from it.
 */
export const env = {
  NODE_ENV: {
    kind: 'config',
    description: 'Mode of Node.js and its libraries',
    readBy: all,
    schema: { type: 'string', enum: ['development', 'test', 'production'] },
    default: 'production',
    example: 'production',
  },
  LOG_LEVEL: {
    kind: 'config',
    description: 'Lowest level that is logged',
    readBy: all,
    schema: { type: 'string', enum: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] },
    default: 'info',
    example: 'info',
  },
  HOST: {
    kind: 'config',
    description: 'Address that servers listen on',
    readBy: ['web', ...backend],
    schema: text,
    default: '0.0.0.0',
    example: '127.0.0.1',
  },
  PORT: {
    kind: 'config',
    description: 'Port that the component serves HTTP on',
    readBy: ['web', 'api'],
    schema: port,
    derive: 'port',
    fixed: true,
    example: 4000,
  },
  METRICS_PORT: {
    kind: 'config',
    description: 'Port of /metrics; workers answer /healthz and /readyz there too',
    readBy: backend,
    schema: port,
    derive: 'metricsPort',
    fixed: true,
    example: 9464,
  },
  APP_URL: {
    kind: 'config',
    description: 'Public URL of the web app, without a path; links in e-mails start with it',
    readBy: ['web', 'api', ...mailers],
    schema: httpUrl,
    derive: 'appUrl',
    example: 'https://app.example.com',
  },
  API_URL: {
    kind: 'config',
    description: 'Public URL of the api, without a path; browsers call it',
    readBy: ['web', 'api'],
    schema: httpUrl,
    derive: 'apiUrl',
    example: 'https://api.example.com',
  },
  API_INTERNAL_URL: {
    kind: 'config',
    description: 'URL of the api as the web server reaches it, without a path',
    readBy: ['web'],
    schema: httpUrl,
    derive: 'apiInternalUrl',
    example: 'http://landfall-api',
  },
  CORS_ORIGINS: {
    kind: 'config',
    description: 'Origins that may call the api from a browser, separated by commas',
    readBy: ['api'],
    schema: { type: 'string', pattern: '^https?://[^/\\s,]+(,https?://[^/\\s,]+)*$' },
    derive: 'appUrl',
    example: 'https://app.example.com',
  },
  COOKIE_DOMAIN: {
    kind: 'config',
    description: 'Domain of the session cookie, shared by the web app and the api',
    readBy: ['web', 'api'],
    schema: { type: 'string', pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$' },
    derive: 'cookieDomain',
    example: 'example.com',
  },
  SHUTDOWN_DRAIN_SECONDS: {
    kind: 'config',
    description: 'How long running requests or jobs may take to finish after SIGTERM, in seconds',
    readBy: ['web', ...backend],
    schema: { type: 'integer', minimum: 0, maximum: 3600 },
    derive: 'drainSeconds',
    fixed: true,
    example: 30,
  },
  DATABASE_URL: {
    kind: 'secret',
    description: 'PostgreSQL of the application, with a role that reads and writes rows and cannot change the schema',
    readBy: backend,
    schema: postgresUrl,
    example: 'postgresql://landfall_app:PASSWORD@db.example.com:5432/landfall',
  },
  DATABASE_POOL_SIZE: {
    kind: 'config',
    description: 'Most connections that one process opens to PostgreSQL',
    readBy: backend,
    schema: { type: 'integer', minimum: 1, maximum: 500 },
    derive: 'databasePoolSize',
    fixed: true,
    example: 10,
  },
  MIGRATION_DATABASE_URL: {
    kind: 'secret',
    description: 'PostgreSQL for the migration, with the role that owns the schema',
    readBy: ['migrations'],
    schema: postgresUrl,
    example: 'postgresql://landfall_migrate:PASSWORD@db.example.com:5432/landfall',
  },
  REDIS_HOST: {
    kind: 'config',
    description: 'Host of Redis',
    readBy: backend,
    schema: text,
    example: 'redis.example.com',
  },
  REDIS_PORT: {
    kind: 'config',
    description: 'Port of Redis',
    readBy: backend,
    schema: port,
    default: 6379,
    example: 6379,
  },
  REDIS_TLS: {
    kind: 'config',
    description: 'Connect to Redis with TLS',
    readBy: backend,
    schema: { type: 'boolean' },
    default: false,
    example: true,
  },
  REDIS_PASSWORD: {
    kind: 'secret',
    description: 'Password of Redis',
    readBy: backend,
    schema: text,
    example: 'PASSWORD',
  },
  JWT_SECRET: {
    kind: 'secret',
    description: 'Key that signs session cookies, at least 32 characters',
    readBy: ['api'],
    schema: { type: 'string', minLength: 32 },
    example: 'AT-LEAST-THIRTY-TWO-RANDOM-CHARACTERS',
  },
  SESSION_HOURS: {
    kind: 'config',
    description: 'How long a sign-in lasts, in hours',
    readBy: ['api'],
    schema: { type: 'integer', minimum: 1, maximum: 8760 },
    default: 168,
    example: 168,
  },
  GRAPHQL_MAX_DEPTH: {
    kind: 'config',
    description: 'Deepest nesting that a GraphQL operation may have',
    readBy: ['api'],
    schema: { type: 'integer', minimum: 1, maximum: 100 },
    default: 8,
    example: 8,
  },
  GRAPHQL_MAX_COMPLEXITY: {
    kind: 'config',
    description: 'Highest cost that a GraphQL operation may have: one per field, multiplied by list sizes',
    readBy: ['api'],
    schema: { type: 'integer', minimum: 1, maximum: 1000000 },
    default: 1000,
    example: 1000,
  },
  WORKER_CONCURRENCY: {
    kind: 'config',
    description: 'Jobs that one worker process runs at once',
    readBy: workers,
    schema: { type: 'integer', minimum: 1, maximum: 1000 },
    derive: 'workerConcurrency',
    fixed: true,
    example: 10,
  },
  REMINDER_LEAD_MINUTES: {
    kind: 'config',
    description: 'How long before its start an event is reminded of, in minutes',
    readBy: ['api'],
    schema: { type: 'integer', minimum: 1, maximum: 43200 },
    default: 1440,
    example: 1440,
  },
  FEEDBACK_DELAY_MINUTES: {
    kind: 'config',
    description: 'How long after its end an event is asked about, in minutes',
    readBy: ['api'],
    schema: { type: 'integer', minimum: 0, maximum: 43200 },
    default: 60,
    example: 60,
  },
  RESEND_BASE_URL: {
    kind: 'config',
    description: "Base URL of the e-mail provider's API (Resend or one of its form)",
    readBy: mailers,
    schema: httpUrl,
    default: 'https://api.resend.com',
    example: 'https://api.resend.com',
  },
  RESEND_API_KEY: {
    kind: 'secret',
    description: 'API key of the e-mail provider',
    readBy: mailers,
    schema: text,
    example: 're_KEY',
  },
  MAIL_FROM: {
    kind: 'config',
    description: 'Sender of every e-mail',
    readBy: mailers,
    schema: { type: 'string', pattern: '^[^@\\s][^@]*@[^@\\s]+$' },
    example: 'Landfall <events@example.com>',
  },
  S3_ENDPOINT: {
    kind: 'config',
    description: 'URL of an S3-compatible object store; left out, it is AWS S3 of the region',
    readBy: ['worker-audit-archive'],
    schema: httpUrl,
    optional: true,
    example: 'https://s3.example.com',
  },
  S3_REGION: {
    kind: 'config',
    description: 'Region of the bucket',
    readBy: ['worker-audit-archive'],
    schema: text,
    default: 'us-east-1',
    example: 'eu-central-1',
  },
  S3_BUCKET: {
    kind: 'config',
    description: 'Bucket of the audit archive',
    readBy: ['worker-audit-archive'],
    schema: { type: 'string', pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$' },
    example: 'landfall-audit',
  },
  S3_FORCE_PATH_STYLE: {
    kind: 'config',
    description: 'Address the bucket by path instead of by host name, as most S3-compatible stores need',
    readBy: ['worker-audit-archive'],
    schema: { type: 'boolean' },
    default: false,
    example: true,
  },
  S3_ACCESS_KEY: {
    kind: 'secret',
    description: 'Access key of the object store',
    readBy: ['worker-audit-archive'],
    schema: text,
    example: 'ACCESS-KEY',
  },
  S3_SECRET_KEY: {
    kind: 'secret',
    description: 'Secret key of the object store',
    readBy: ['worker-audit-archive'],
    schema: text,
    example: 'SECRET-KEY',
  },
  AUDIT_RETENTION_DAYS: {
    kind: 'config',
    description: 'Age at which audit rows move to the object store, in days',
    readBy: ['worker-audit-archive'],
    schema: { type: 'integer', minimum: 1, maximum: 3650 },
    default: 90,
    example: 90,
  },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof env;
export const variableNames = Object.keys(env) as VariableName[];

/** Variables that a component reads, in the contract's order. */
export const variablesOf = (component: ComponentName): VariableName[] =>
  variableNames.filter((name) => (env[name].readBy as readonly ComponentName[]).includes(component));
