import { pino, type BaseLogger, type Logger, type LoggerOptions } from 'pino';
import { traceFields } from '../telemetry/log-fields.ts';
import { redactFields, redactor, secretsIn, withoutQuotes } from './redact.ts';

/** What code that logs needs; Fastify's logger is one too. */
export type Log = Pick<BaseLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

interface LoggedError extends Error {
  readonly code?: string | number;
}

/** Only these parts of an error: libraries hang connection strings, requests and rows on the rest. */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: withoutQuotes(String(error)) };
  const { name, message, code, stack, cause } = error as LoggedError;
  return {
    type: name,
    message: withoutQuotes(message),
    ...(code !== undefined && { code }),
    ...(stack !== undefined && { stack: withoutQuotes(stack) }),
    ...(cause instanceof Error && { cause: serializeError(cause) }),
  };
}

interface LoggedRequest {
  readonly method?: string;
  readonly url?: string;
  readonly host?: string;
  readonly ip?: string;
}

/** Without the query string, which can carry a query with its variables. */
const serializeRequest = ({ method, url, host, ip }: LoggedRequest): object => ({
  method,
  url: url?.split('?', 1)[0],
  host,
  remoteAddress: ip,
});

/** Settings of every log: JSON lines on standard output, each with the component's name and its trace, none with a secret. */
export const loggerOptions = (component: string, level: string): LoggerOptions => ({
  level,
  base: { component },
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }), log: (fields) => redactFields(fields) },
  serializers: { err: serializeError, req: serializeRequest },
  mixin: (_fields, _level, logger) => traceFields(logger),
  hooks: { streamWrite: redactor(secretsIn(process.env)) },
});

export const createLogger = (component: string, level: string): Logger => pino(loggerOptions(component, level));
