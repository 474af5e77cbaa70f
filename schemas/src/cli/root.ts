import { existsSync } from 'node:fs';
import path from 'node:path';

/** The nearest folder upwards that holds values/ and charts/; `from` itself where there is none. */
export function findRoot(from: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'values')) && existsSync(path.join(folder, 'charts'))) return folder;
    if (folder === path.dirname(folder)) return from;
  }
}
