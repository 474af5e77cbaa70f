import { createRequire } from 'node:module';
import type { parseDocument as parseYaml } from 'yaml';
import type { Source, Span } from '../source.ts';
import { keysOf } from './walk.ts';

const load = createRequire(import.meta.url);

interface Node {
  readonly range?: readonly [number, number, number] | null;
}

/** Where a JSON pointer leads in the text of a schema: its value, or the nearest parent that there is. */
export function locate(source: Source, pointer: string): Span {
  const { parseDocument } = load('yaml') as { parseDocument: typeof parseYaml };
  const document = parseDocument(source.text, { uniqueKeys: false, logLevel: 'silent' });
  for (let keys = keysOf(pointer); ; keys = keys.slice(0, -1)) {
    const node = document.getIn(keys, true) as Node | undefined;
    if (node?.range) return { source, start: node.range[0], end: node.range[1] };
    if (keys.length === 0) return { source, start: 0, end: 0 };
  }
}
