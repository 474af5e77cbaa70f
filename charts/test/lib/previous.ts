import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './helm.ts';

/** The release before this one: what people upgrade from. Named by its commit, which a checkout has with or without tags. */
export const previous = { version: '0.1.0', commit: '12810289fdbaf8846dc42bd84e2d701afd62a18d' } as const;

/** Its chart and its values, as `charts/` and `values/` of a folder; `remove` takes that away. */
export function checkOutPrevious(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'landfall-previous-'));
  const archive = execFileSync('git', ['archive', previous.commit, 'charts/landfall', 'values'], { cwd: root, maxBuffer: 64 << 20 });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
