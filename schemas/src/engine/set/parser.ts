import type { Refusal } from '../finding.ts';
import type { Span } from '../source.ts';
import type { MapTree, Path, Tree } from '../tree.ts';
import { conflict, depth, syntax } from './codes.ts';
import type { Token } from './cursor.ts';
import { spanTo, type Grammar, type Input } from './grammar.ts';
import { inRange, readIndex, type Index } from './list-index.ts';
import { kindOf, refusal, type Fault } from './refuse.ts';
import type { OwnList, Writer } from './write.ts';

/** Limit of Helm: dots in one key. */
const maxDots = 30;
/** Limit of our own recursion; Helm has none for lists in lists. */
const maxLevels = 1000;

/** Whether Helm goes on to the next pair or takes the argument to be over, which it does in odd places too. */
type Outcome = 'more' | 'end';

/** Where the walk stands. Helm counts only dots that follow a key. */
interface Level {
  readonly path: Path;
  readonly dots: number;
}

/** Reads `key=value` pairs in the order and with the quirks of Helm's strvals, and writes each at once. */
export class Parser {
  readonly #input: Input;
  readonly #grammar: Grammar;
  readonly #writer: Writer;
  #pairs = 0;

  constructor(input: Input, grammar: Grammar, writer: Writer) {
    this.#input = input;
    this.#grammar = grammar;
    this.#writer = writer;
  }

  /** @throws {Refusal} where Helm refuses the argument */
  parse(root: MapTree): void {
    while (this.#key(root, { path: [], dots: 0 }) === 'more') this.#pairs++;
  }

  #key(map: MapTree, { path: above, dots }: Level): Outcome {
    const token = this.#until(this.#grammar.stops);
    if (token.stop === undefined && token.text === '') return 'end';
    const at = spanTo(this.#input, token.start, token.end);
    const path = [...above, token.text];
    if (path.length > maxLevels) throw this.#refusal({ info: depth, at, path: [], message: `expected at most ${maxLevels} levels` });
    switch (token.stop) {
      case '=': {
        const { tree, ended } = this.#grammar.value(this.#input, this.#shown(path));
        this.#writer.set(map, token.text, at, tree);
        return ended ? 'end' : 'more';
      }
      case '.':
        return this.#inMap(map, token.text, at, { path, dots: dots + 1 });
      case '[':
        return this.#inList(map, token.text, at, { path, dots });
      default:
        throw this.#refusal({
          info: syntax,
          at,
          path: [],
          message: 'expected = and a value after this key, found none',
          ...(this.#grammar.stops.includes(',') ? { help: 'write \\, for a comma that is part of the value before it' } : {}),
        });
    }
  }

  #inMap(map: MapTree, name: string, key: Span, level: Level): Outcome {
    const { path } = level;
    if (level.dots > maxDots)
      throw this.#refusal({ info: depth, at: key, path, message: `expected at most ${maxDots} dots in a key, found more` });
    const there = map.entries.get(name);
    if (there && there.kind !== 'map') throw this.#conflict('map', there, key, path);
    const inner = there ? this.#writer.ownMap(there) : this.#writer.newMap(key, { key });
    if (there) map.entries.set(name, inner);
    const outcome = this.#key(inner, level);
    if (inner.entries.size > 0) this.#writer.put(map, name, inner);
    else if (outcome === 'more') throw this.#refusal({ info: syntax, at: key, path, message: 'expected a key after the dot, found none' });
    return outcome;
  }

  #inList(map: MapTree, name: string, key: Span, level: Level): Outcome {
    const index = this.#index(level.path);
    if (!index) return 'end';
    const there = map.entries.get(name);
    if (there && there.kind !== 'list') throw this.#conflict('list', there, key, level.path);
    const inner = there ? this.#writer.ownList(there) : this.#writer.newList(key, { key });
    if (there) map.entries.set(name, inner);
    const [list, outcome] = this.#item(inner, index, level);
    this.#writer.put(map, name, list);
    return outcome;
  }

  /** Reads what follows an index; the list is another one where it had to grow. */
  #item(list: OwnList, index: Index, level: Level): [OwnList, Outcome] {
    const path = [...level.path, index.value];
    if (path.length > maxLevels)
      throw this.#refusal({ info: depth, at: index.at, path: [], message: `expected at most ${maxLevels} levels` });
    const token = this.#until('[.=');
    if (token.text !== '') {
      const at = spanTo(this.#input, token.start, token.end);
      throw this.#refusal({ info: syntax, at, path, message: 'expected =, a dot or another index after the index, found something else' });
    }
    switch (token.stop) {
      case '=': {
        const { tree } = this.#grammar.value(this.#input, this.#shown(path));
        return [this.#writer.setItem(list, this.#inRange(index, path), index.at, tree), 'more'];
      }
      case '.':
        return this.#mapItem(list, index, { path, dots: level.dots });
      case '[':
        return this.#listItem(list, index, { path, dots: level.dots });
      default:
        return [list, 'end'];
    }
  }

  #mapItem(list: OwnList, index: Index, level: Level): [OwnList, Outcome] {
    const there = list.items[index.value];
    const inner = there?.kind === 'map' ? this.#writer.ownMap(there) : this.#writer.newMap(index.at, { over: there });
    if (there) list.items[index.value] = inner;
    // Where the argument ends early, Helm forgets the item, even one that was read.
    if (this.#key(inner, level) === 'end') return [list, 'end'];
    return [this.#writer.putItem(list, this.#inRange(index, level.path), index.at, inner), 'more'];
  }

  #listItem(list: OwnList, index: Index, level: Level): [OwnList, Outcome] {
    const next = this.#index(level.path);
    if (!next) return [list, 'end'];
    const there = list.items[index.value];
    const isNull = there?.kind === 'scalar' && there.value === null;
    if (there && !isNull && there.kind !== 'list') throw this.#conflict('list', there, index.at, level.path);
    const inner = there?.kind === 'list' ? this.#writer.ownList(there) : this.#writer.newList(index.at, { over: there });
    if (there?.kind === 'list') list.items[index.value] = inner;
    const [grown, outcome] = this.#item(inner, next, level);
    if (outcome === 'end') return [list, 'end'];
    return [this.#writer.putItem(list, this.#inRange(index, level.path), index.at, grown), 'more'];
  }

  #index(path: Path): Index | undefined {
    return readIndex(this.#input, this.#grammar.escapes, this.#shown(path));
  }

  #inRange(index: Index, path: Path): number {
    return inRange(index, this.#shown(path));
  }

  #until(stops: string): Token {
    return this.#input.cursor.until(stops, this.#grammar.escapes);
  }

  #conflict(wanted: 'map' | 'list', there: Tree, at: Span, path: Path): Refusal {
    const message = `expected a ${wanted} here, found ${kindOf(there)}`;
    return this.#refusal({ info: conflict, at, path, message, related: [{ at: there.at, message: `${kindOf(there)} was set here` }] });
  }

  #refusal(fault: Fault): Refusal {
    return refusal({ ...fault, path: this.#shown(fault.path) });
  }

  #shown(path: Path): Path {
    return this.#pairs === 0 ? path : [];
  }
}
