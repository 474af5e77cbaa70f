import type pg from 'pg';
import { databaseName, describeTarget } from './connection.ts';

/** An expected failure of a deploy: its message tells an operator what to do; its fields go to the log line. */
export class DeployError extends Error {
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(message: string, fields: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(message, { cause });
    this.name = 'DeployError';
    this.fields = fields;
  }
}

export const unreachable = (url: string, waitedMs: number, cause: Error & { code?: string }): DeployError =>
  new DeployError(
    `cannot connect to PostgreSQL at ${describeTarget(url)}: ${cause.message || cause.code} (waited ${Math.round(waitedMs / 1000)} s). ` +
      'Check MIGRATION_DATABASE_URL, that the server runs, and that a NetworkPolicy lets the migration reach it.',
    { code: cause.code },
    cause,
  );

export const historyUnreadable = (url: string, waitedMs: number, cause: Error & { code?: string }): DeployError =>
  new DeployError(
    `cannot read which migrations are applied from PostgreSQL at ${describeTarget(url)}: ${cause.message || cause.code} ` +
      `(waited ${Math.round(waitedMs / 1000)} s). Check DATABASE_URL, that the server runs, and that a NetworkPolicy lets this pod reach it.`,
    { code: cause.code },
    cause,
  );

export const notApplied = (names: readonly string[], waitedMs: number): DeployError =>
  new DeployError(
    `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} not applied after ${Math.round(waitedMs / 1000)} s. ` +
      'Read the log of the migration’s Job; this pod waits anew as soon as the kubelet starts it again.',
    { migrations: names },
  );

export const postgisMissing = (url: string): DeployError =>
  new DeployError(
    `PostGIS is not installed in database "${databaseName(url)}". The migration's role may not install it: ` +
      'let an administrator run CREATE EXTENSION postgis in that database, then run the upgrade again.',
  );

export const lockTimeout = (seconds: number): DeployError =>
  new DeployError(`another migration still holds the lock after ${seconds} s. Wait for it to end, then run the upgrade again.`);

/** Left by something other than this runner, which leaves no trace of a failed migration. */
export const failedBefore = (names: readonly string[]): DeployError =>
  new DeployError(
    `a former run outside of a transaction left ${names.join(', ')} half applied. Repair the schema by hand, then say what holds: ` +
      `\`prisma migrate resolve --applied ${names[0]}\` or \`--rolled-back ${names[0]}\`.`,
    { migrations: names },
  );

/** SQLSTATE after lock_timeout. */
export const lockNotAvailable = '55P03';

export function migrationFailed(name: string, script: string, error: pg.DatabaseError): DeployError {
  const line = error.position === undefined ? undefined : script.slice(0, Number(error.position) - 1).split('\n').length;
  const file = `prisma/migrations/${name}/migration.sql${line === undefined ? '' : `:${line}`}`;
  const next =
    error.code === lockNotAvailable
      ? 'It waited too long behind somebody else: run the upgrade again at a quieter time.'
      : 'Correct the migration and run the upgrade again.';
  // Not `detail`: it may quote rows.
  return new DeployError(
    `migration ${name} failed: ${error.severity} ${error.code}: ${error.message} (${file}). Nothing of it was applied. ${next}`,
    { migration: name, sqlstate: error.code, file, ...(error.hint !== undefined && { hint: error.hint }) },
  );
}

export const leftTransaction = (name: string): DeployError =>
  new DeployError(`migration ${name} ended the transaction it runs in. Remove BEGIN, COMMIT and ROLLBACK from it.`, { migration: name });
