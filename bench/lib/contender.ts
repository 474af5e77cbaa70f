/** Servers and workers in processes of their own, which tell their CPU time. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Environment } from './services.ts';

export interface Contender {
  readonly name: string;
  /** Script of bench/, with its arguments. */
  readonly command: readonly [script: string, ...args: string[]];
  readonly env: Environment;
}

export interface Running<C extends Contender = Contender> {
  readonly contender: C;
  readonly port: number;
  /** User and system time so far, in seconds. */
  cpu(): Promise<number>;
  tell(message: object): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

const bench = path.resolve(import.meta.dirname, '..');

/** @throws if it ends before it is ready */
export async function start<C extends Contender>(contender: C): Promise<Running<C>> {
  const [script, ...args] = contender.command;
  const child = fork(path.join(bench, script), args, {
    env: { PATH: process.env['PATH'], ...contender.env },
    execArgv: ['--conditions=source', `--import=${path.join(bench, 'lib/without.ts')}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await message(child);
  const tell = async (what: object) => {
    const answer = message(child);
    child.send(what);
    return answer;
  };
  return {
    contender,
    port: Number(port),
    tell,
    cpu: async () => Number((await tell({ ask: 'cpu' }))['cpu']),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function message(child: ChildProcess): Promise<Record<string, unknown>> {
  const listening = new AbortController();
  const ended = once(child, 'exit', listening).then(([code]) => {
    throw new Error(`${child.spawnargs.join(' ')} ended with ${code}`);
  });
  try {
    const [found] = (await Promise.race([once(child, 'message', listening), ended])) as [Record<string, unknown>];
    return found;
  } finally {
    ended.catch(() => {}); // it is of no interest any more
    listening.abort();
  }
}
