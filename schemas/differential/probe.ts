import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The same values as JSON, with numbers as Go writes them: what a template sees, or why Helm refused. */
export type Seen = { readonly values: unknown } | { readonly refused: string };

/** A chart without defaults that prints its values, in a folder of its own. */
export class Probe {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'landfall-probe-'));

  constructor() {
    this.write('chart/Chart.yaml', 'apiVersion: v2\nname: probe\nversion: 0.1.0\n');
    this.write('chart/templates/values.yaml', 'values: {{ .Values | toJson | b64enc }}\n');
  }

  write(name: string, text: string): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** `helm template` with arguments, in the folder of the probe. */
  see(helm: string, args: readonly string[]): Promise<Seen> {
    return new Promise((resolve) => {
      const options = { cwd: this.folder, maxBuffer: 1 << 28 };
      const child = execFile(helm, ['template', 'probe', 'chart', ...args], options, (error, stdout, stderr) => {
        const encoded = /^values: (.*)$/m.exec(stdout)?.[1];
        if (error || encoded === undefined) resolve({ refused: stderr || (error?.message ?? 'printed no values') });
        else resolve({ values: JSON.parse(Buffer.from(encoded, 'base64').toString(), numberAsWritten) });
      });
      child.stdin?.end();
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Numbers keep their digits, so that integers beyond 2^53 compare exactly; strings get a quote, to differ from numbers. */
export function numberAsWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value === 'number') return `#${context?.source ?? ''}`;
  return typeof value === 'string' ? `"${value}` : value;
}

/** Our values in the form of {@link Seen}. */
export function asSeen(value: unknown): unknown {
  if (typeof value === 'bigint') return `#${value}`;
  if (typeof value === 'number') return `#${Object.is(value, -0) ? '-0' : value}`;
  if (typeof value === 'string') return `"${value}`;
  if (Array.isArray(value)) return value.map(asSeen);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, asSeen(child)]));
}

/** Runs an asynchronous task for each item, a few at a time. */
export async function pool<T>(items: readonly T[], size: number, task: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: size }, async () => {
      for (const item of queue) await task(item);
    }),
  );
}
