import { createHash } from 'node:crypto';
import type { GraphqlError } from './errors.ts';

const hashes = new Map<string, string>();
/** What the api did not know by its hash: it is of another release, and its successor comes with one of this web app. */
const unknown = new Set<string>();

function hashOf(operation: string): string {
  const hash = hashes.get(operation) ?? createHash('sha256').update(operation).digest('hex');
  hashes.set(operation, hash);
  return hash;
}

/** What is sent of an operation. */
export interface Named {
  readonly query?: string;
  readonly extensions: object;
}

/** How an operation is sent: by its hash alone where the api knows that, else with its text. */
export const named = (operation: string): Named => ({
  ...(unknown.has(operation) && { query: operation }),
  extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(operation) } },
});

/** Whether the api wants the text it was not sent, and has done nothing. One that takes no hashes at all finds that the query is unknown. */
export function wantsText(operation: string, sent: Named, errors: readonly GraphqlError[] = []): boolean {
  const [error] = errors;
  const notFound = error?.extensions?.code === 'PERSISTED_QUERY_NOT_FOUND' || error?.message === 'Unknown query';
  if (!notFound || sent.query !== undefined) return false;
  unknown.add(operation);
  return true;
}
