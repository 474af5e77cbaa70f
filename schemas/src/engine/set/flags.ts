import type { Helm } from '../helm.ts';
import type { Source } from '../source.ts';
import type { MapTree } from '../tree.ts';
import { Cursor } from './cursor.ts';
import { fileGrammar } from './file.ts';
import type { Grammar } from './grammar.ts';
import { jsonObject, jsonPairs } from './json-grammar.ts';
import { literal } from './literal.ts';
import { mergeObject } from './merge-object.ts';
import { Parser } from './parser.ts';
import { plain } from './plain.ts';
import { typed } from './typed.ts';
import { Writer } from './write.ts';

export type FlagKind = 'set' | 'set-string' | 'set-json' | 'set-file' | 'set-literal';

/** One flag of the command line, `--KIND TEXT`. */
export interface Flag {
  readonly kind: FlagKind;
  readonly text: string;
}

/** Helm applies kind after kind, whatever the order on the command line. */
const order: readonly FlagKind[] = ['set-json', 'set', 'set-string', 'set-file', 'set-literal'];

/**
 * Applies flags to the merged values files, as `helm --set…` does; each new value points into its argument.
 * @param tree changed in place; maps and lists inside it are copied before a change
 * @param readFile text of a file of `--set-file`; `-` is the standard input; throws where it cannot be read
 * @throws {Refusal} `set/…` where Helm refuses; it quotes no value
 */
export function applyFlags(tree: MapTree, flags: readonly Flag[], helm: Helm, readFile: (name: string) => string): void {
  const grammars: Readonly<Record<FlagKind, Grammar>> = {
    'set-json': jsonPairs,
    set: plain(typed),
    'set-string': plain((text) => text),
    'set-file': fileGrammar(readFile),
    'set-literal': literal,
  };
  const writer = new Writer(tree);
  for (const kind of order)
    for (const { text } of flags.filter((flag) => flag.kind === kind)) {
      const source: Source = { name: `--${kind}`, kind: 'flag', text };
      const object = kind === 'set-json' && helm.setJsonObject ? jsonObject(source) : undefined;
      if (object) mergeObject(tree, object, writer);
      else new Parser({ source, cursor: new Cursor(text), helm }, grammars[kind], writer).parse(tree);
    }
}
