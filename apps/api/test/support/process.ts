import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { until } from './until.ts';

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

export interface Program {
  readonly child: ChildProcess;
  readonly logs: LogLine[];
  /** Standard error, and what of standard output is no log. */
  readonly output: string[];
  readonly exit: Promise<number | null>;
  logged(message: string): Promise<LogLine>;
}

const root = path.join(import.meta.dirname, '../..');

/** Starts `src/<script>` as a process of its own, by way of another command if one is given; it is gone when the test is over. */
export function start(script: string, args: readonly string[], env: Record<string, string>, via: readonly string[] = []): Program {
  const [command = '', ...rest] = [...via, process.execPath, '--conditions=source', path.join(root, 'src', script), ...args];
  const child = spawn(command, rest, {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const logs: LogLine[] = [];
  const output: string[] = [];
  const lines = createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) logs.push(JSON.parse(line) as LogLine);
    else output.push(line);
  });
  const errors = createInterface({ input: child.stderr }).on('line', (line) => output.push(line));
  const read = Promise.all([once(lines, 'close'), once(errors, 'close')]);
  const exit = once(child, 'close').then(([code]) => read.then(() => code as number | null));
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await exit;
  });
  const logged = (message: string) =>
    until(`${script} logs "${message}"; it said\n${[...logs.map((line) => JSON.stringify(line)), ...output].join('\n')}`, () =>
      logs.find(({ msg }) => msg.includes(message)),
    );
  return { child, logs, output, exit, logged };
}
