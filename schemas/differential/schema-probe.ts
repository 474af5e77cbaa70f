import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder of charts that a schema alone decides about, removed at the end. */
export class SchemaProbe {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'landfall-schema-'));

  write(name: string, text: string): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** `helm template` of a chart of this folder: why Helm refused, or nothing. */
  refusal(helm: string, chart: string, args: readonly string[] = []): Promise<string | undefined> {
    return new Promise((resolve) => {
      const options = { cwd: this.folder, maxBuffer: 1 << 28 };
      execFile(helm, ['template', 'probe', chart, ...args], options, (error, _stdout, stderr) =>
        resolve(error ? stderr || error.message : undefined),
      );
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs a task for each item, two at a time. */
export async function inPairs<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await task(item);
  };
  await Promise.all([worker(), worker()]);
}
