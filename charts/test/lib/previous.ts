import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './helm.ts';

/** The release before this one: what people upgrade from. */
export const previous = { version: '0.1.0' } as const;

/** Its chart and its values, as `charts/` and `values/` of a folder; `remove` takes that away. Kept here, for a checkout may have no history. */
export function checkOutPrevious(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'landfall-previous-'));
  execFileSync('tar', ['-xzf', path.join(root, `charts/test/previous/landfall-${previous.version}.tar.gz`), '-C', folder]);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
