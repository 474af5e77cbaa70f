import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { images } from '../../lib/release.ts';
import { root } from '../../lib/run.ts';
import { domain } from './cluster.ts';

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** As Helm merges values files: maps key by key, everything else as a whole. */
export function merge(...layers: readonly Tree[]): Tree {
  const merged: Tree = {};
  for (const layer of layers)
    for (const [key, value] of Object.entries(layer)) {
      const before = merged[key];
      merged[key] = isTree(before) && isTree(value) ? merge(before, value) : value;
    }
  return merged;
}

/** Development's values, in a domain of its own. Workers would take jobs of the other release, which has the same Redis. */
export async function developmentValues(): Promise<Tree> {
  const dev = parse(await readFile(path.join(root, 'values/dev.yaml'), 'utf8')) as Tree;
  const { API_IMAGE_TAG, WEB_IMAGE_TAG } = await images();
  const off = { enabled: false };
  return merge(dev, {
    domain,
    api: { image: { tag: API_IMAGE_TAG } },
    web: { image: { tag: WEB_IMAGE_TAG } },
    workers: { reminders: off, feedback: off, 'audit-archive': off },
    migrations: { backoffLimit: 0 },
  });
}
