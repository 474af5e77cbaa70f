import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { LogLine } from './process.ts';

export interface Launched {
  lines(): LogLine[];
  /** @throws unless it ends by itself with 0 */
  stop(): Promise<void>;
}

const root = path.join(import.meta.dirname, '../..');

/** As `start`, for all tests of a file. */
export function launch(script: string, env: Record<string, string>, flags: readonly string[] = []): Launched {
  const child = spawn(process.execPath, [...flags, '--conditions=source', path.join(root, 'src', script)], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const logs: LogLine[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) logs.push(JSON.parse(line) as LogLine);
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return {
    lines: () => [...logs],
    async stop() {
      child.kill('SIGTERM');
      const code = await exit;
      if (code !== 0) throw new Error(`${script} exited with ${code}`);
    },
  };
}
