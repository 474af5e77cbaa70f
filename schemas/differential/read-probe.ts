import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const chart = 'apiVersion: v2\nname: probe\nversion: 0.1.0\n';
const template = 'v: {{ .Values | toJson | b64enc }}\n';

/** What Helm makes of some values: what templates see as `.Values`, or why it refuses them. */
export type Answer = { readonly values: unknown } | { readonly refused: string };

/** A chart that tells its values, in a folder of its own that is gone with the test. */
export class ReadProbe {
  readonly #folder = mkdtempSync(join(tmpdir(), 'probe-'));
  #count = 0;

  /** What this Helm reads from the bytes, as an overlay or as the chart's own values.yaml. */
  async ask(helm: 'helm' | 'helm3', bytes: string | Uint8Array, as: 'overlay' | 'defaults' = 'overlay'): Promise<Answer> {
    const folder = join(this.#folder, String(this.#count++));
    mkdirSync(join(folder, 'templates'), { recursive: true });
    writeFileSync(join(folder, 'Chart.yaml'), chart);
    writeFileSync(join(folder, 'templates/v.yaml'), template);
    const file = join(folder, as === 'overlay' ? 'overlay.yaml' : 'values.yaml');
    writeFileSync(file, bytes);
    const args = ['template', 'probe', folder, ...(as === 'overlay' ? ['-f', file] : [])];
    const answer = await new Promise<Answer>((resolve) => {
      execFile(helm, args, (error, stdout, stderr) => {
        const told = /^v: (\S*)$/m.exec(stdout)?.[1];
        if (error || told === undefined) resolve({ refused: stderr });
        else resolve({ values: JSON.parse(Buffer.from(told, 'base64').toString()) });
      });
    });
    rmSync(folder, { recursive: true });
    return answer;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Runs over all items, a few at a time. */
export async function forEachOf<T>(items: readonly T[], use: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) await use(items[i] as T, i);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}
