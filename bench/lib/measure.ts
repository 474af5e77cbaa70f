/** Whole processes, measured side by side. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** One or several processes, started one after the other. */
export interface Contender {
  readonly name: string;
  readonly cwd: string;
  readonly commands: readonly (readonly string[])[];
}

/**
 * Runs all contenders once per repetition, in an order that moves on each time, so that what else the machine does meets all of them;
 * one repetition before that is not counted.
 * @returns seconds of each repetition, by name of contender
 * @throws if a process fails
 */
export function race(contenders: readonly Contender[], repetitions: number): Map<string, number[]> {
  const seconds = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let repetition = -1; repetition < repetitions; repetition++)
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(turn + repetition + 1) % contenders.length] as Contender;
      const start = performance.now();
      for (const command of contender.commands) run(command, contender.cwd);
      if (repetition >= 0) seconds.get(contender.name)?.push((performance.now() - start) / 1000);
    }
  return seconds;
}

function run(command: readonly string[], cwd: string, env: Record<string, string> = {}): void {
  const [program = '', ...args] = command;
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command.slice(0, 8).join(' ')} … exited with ${status}:\n${(stdout + stderr).slice(0, 4000)}`);
}

/** Most memory that a Node.js process held at once, in MiB: VmHWM, which the process reads about itself when it ends. Linux only. */
export function peakMemory(command: readonly string[], cwd: string): number {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'landfall-bench-'));
  try {
    const file = path.join(folder, 'status');
    const probe = `import{readFileSync,writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(${JSON.stringify(file)},readFileSync("/proc/self/status")))`;
    run(command, cwd, { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(probe)}` });
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1];
    if (!kilobytes) throw new Error(`expected VmHWM in ${file}, found none`);
    return Number(kilobytes) / 1024;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
