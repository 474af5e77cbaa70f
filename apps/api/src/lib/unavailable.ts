import { Prisma } from '../generated/prisma/client.ts';

/** Of Prisma: no connection, lost it, or no transaction in time. */
const prismaCodes: ReadonlySet<string> = new Set(['P1000', 'P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028']);
/** Of its driver, where a raw statement failed. */
const driverKinds: ReadonlySet<string> = new Set(['ConnectionClosed', 'DatabaseNotReachable', 'SocketTimeout', 'TooManyConnections']);
/**
 * Of PostgreSQL: connection lost (08), too many of them (53), going down or coming up (57P), statement or lock not had in time
 * (57014, 55P03), deadlock or conflict (40), idle transaction ended (25P03), and a server that has become a replica (25006).
 */
const sqlStates = /^(08...|40...|53...|57P..|57014|55P03|25P03|25006)$/;
/** Of pg, whose errors about connections have no code. */
const messages =
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|no attempt to connect|Client has encountered a connection error)/;

interface Coded {
  readonly code?: unknown;
  readonly meta?: { readonly driverAdapterError?: { readonly cause?: { readonly kind?: string; readonly originalCode?: string } } };
}

/** Whether the database had no time or was not there: the same request may succeed a moment later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, meta } = error as Coded;
  const { kind, originalCode } = meta?.driverAdapterError?.cause ?? {};
  return (
    error instanceof Prisma.PrismaClientInitializationError ||
    (typeof code === 'string' && (prismaCodes.has(code) || sqlStates.test(code))) ||
    (kind !== undefined && driverKinds.has(kind)) ||
    (originalCode !== undefined && sqlStates.test(originalCode)) ||
    messages.test(error.message)
  );
}
