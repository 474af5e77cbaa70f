/**
 * Loaded into a worker by `--import`: kills the process at its KILL_AT-th input or output, before or after it, and shortens what a
 * test would else wait for. KILL_LOG takes the name of each, as a line.
 */
import { appendFileSync } from 'node:fs';
import { subscribe } from 'node:diagnostics_channel';
import { queues } from '@landfall/schemas/contract';
import { Worker } from 'bullmq';
import { Redis, type Command } from 'ioredis';
import pg from 'pg';

const killAt = Number(process.env['KILL_AT'] ?? Infinity);
const logFile = process.env['KILL_LOG'];
/** Sent by timers or waiting for something: no part of a job. */
const apart: ReadonlySet<string> = new Set(['ping', 'bzpopmin', 'info', 'client', 'hello', 'auth', 'quit']);
let count = 0;

function reach(point: string): void {
  count++;
  if (logFile) appendFileSync(logFile, `${point}\n`);
  // It ends before the call returns: nothing after this point happens.
  if (count === killAt) process.kill(process.pid, 'SIGKILL');
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

const { query } = pg.Client.prototype as unknown as { query: AnyFunction };
pg.Client.prototype.query = function (this: unknown, ...args: unknown[]) {
  const [statement] = args;
  const text = typeof statement === 'string' ? statement : ((statement as { text?: string }).text ?? '');
  const name = `postgres ${/^\s*(\w+)[^"]*(?:"public"\.)?("\w+")?/.exec(text)?.slice(1).filter(Boolean).join(' ')}`;
  reach(`before ${name}`);
  const callback = args.at(-1);
  if (typeof callback === 'function') {
    const wrapped = (...results: unknown[]) => (reach(`after ${name}`), (callback as AnyFunction)(...results));
    return query.call(this, ...args.slice(0, -1), wrapped);
  }
  const result = query.call(this, ...args);
  if (result instanceof Promise) return result.finally(() => reach(`after ${name}`));
  return result;
} as never;

const { sendCommand } = Redis.prototype as unknown as { sendCommand: AnyFunction };
Redis.prototype.sendCommand = function (this: Redis, command: Command, ...rest: unknown[]) {
  if (apart.has(command.name)) return sendCommand.call(this, command, ...rest);
  const name = `redis ${command.name}`;
  reach(`before ${name}`);
  command.promise.then(
    () => reach(`after ${name}`),
    () => {},
  );
  return sendCommand.call(this, command, ...rest);
};

subscribe('undici:request:create', (message) => {
  const { request } = message as { request: { method: string; path: string } };
  reach(`before http ${request.method} ${request.path}`);
});
subscribe('undici:request:headers', (message) => {
  const { request } = message as { request: { method: string; path: string } };
  reach(`after http ${request.method} ${request.path}`);
});
/** The object store's client does not use fetch. */
subscribe('http.client.request.start', (message) => reach(`before http ${(message as { request: { method: string } }).request.method}`));
subscribe('http.client.response.finish', (message) => reach(`after http ${(message as { request: { method: string } }).request.method}`));

// What takes seconds for good reasons takes a second here.
for (const { schedules, backoff } of Object.values(queues)) {
  Object.assign(backoff, { delayMs: 50 });
  for (const schedule of Object.values(schedules)) Object.assign(schedule, { everySeconds: 1 });
}
const { run } = Worker.prototype as unknown as { run: (this: unknown) => Promise<void> };
Worker.prototype.run = function (this: Worker & { createLockManager(): void }) {
  Object.assign(this.opts, { lockDuration: 1_000, lockRenewTime: 300, stalledInterval: 400 });
  this.createLockManager();
  return run.call(this);
};
