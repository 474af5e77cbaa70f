import { limits } from '../limits.ts';
import type { Log } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { reject } from './rejections.ts';

/** What may be an error of Fastify itself. */
export interface HttpError {
  readonly code?: string;
  readonly statusCode?: number;
  readonly name?: string;
}

const malformed: ReadonlySet<string> = new Set([
  'FST_ERR_BAD_URL',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
  'FST_ERR_CTP_INVALID_JSON_BODY',
]);
const headerOverflow = 'HPE_HEADER_OVERFLOW';

/** Counts and logs a request that could not be read. */
export function rejectUnreadable(metrics: Metrics<'api'>, log: Log, { code = '', statusCode, name }: HttpError): void {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') reject(metrics, log, limits.body);
  else if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') reject(metrics, log, limits.contentType);
  // A SyntaxError is a body that names the prototype of objects.
  else if (malformed.has(code) || (name === 'SyntaxError' && statusCode === 400)) reject(metrics, log, limits.malformed, { code });
  else if (code === 'ERR_HTTP_REQUEST_TIMEOUT') reject(metrics, log, limits.requestMs);
  else if (code === headerOverflow) reject(metrics, log, limits.headerBytes);
  else if (code.startsWith('HPE_')) reject(metrics, log, limits.malformed, { code });
}

/** The answer to a request that Node.js could not read. */
export function answerUnreadable({ code = '' }: HttpError): string {
  const status =
    code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? '408 Request Timeout'
      : code === headerOverflow
        ? '431 Request Header Fields Too Large'
        : '400 Bad Request';
  const body = JSON.stringify({ message: status.slice(4).toLowerCase() });
  return `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;
}
