import type { Source, Span } from '../source.ts';
import type { Scalar, Tree } from '../tree.ts';

/** Where a text stops being JSON, and what was expected there. */
export class NotJson extends Error {
  readonly at: number;
  readonly deep: boolean;

  constructor(at: number, expected: string, deep = false) {
    super(`expected ${expected}`);
    this.at = at;
    this.deep = deep;
  }
}

const levels = 1000;
const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', '/': '/' };

/**
 * The JSON value at an offset as Go's encoding/json decodes it, each part with its span; what follows it is not looked at.
 * @throws {NotJson}
 */
export function jsonValue(source: Source, start: number): Tree {
  return new JsonReader(source, start).value(0);
}

class JsonReader {
  readonly #source: Source;
  #at: number;

  constructor(source: Source, at: number) {
    this.#source = source;
    this.#at = at;
  }

  value(level: number): Tree {
    this.#blanks();
    const start = this.#at;
    if (level > levels) throw new NotJson(start, `at most ${levels} levels`, true);
    const first = this.#source.text[start];
    if (first === '{') return this.#map(level);
    if (first === '[') return this.#list(level);
    if (first === '"') return this.#scalar(start, this.#string());
    for (const [word, value] of words) if (this.#take(word)) return this.#scalar(start, value);
    return this.#scalar(start, this.#number());
  }

  #map(level: number): Tree {
    const start = this.#at++;
    const entries = new Map<string, Tree>();
    this.#blanks();
    if (!this.#take('}'))
      do {
        this.#blanks();
        const from = this.#at;
        if (this.#source.text[from] !== '"') throw new NotJson(from, 'a key in double quotes');
        const name = this.#string();
        const key = this.#span(from);
        this.#blanks();
        this.#expect(':', 'a colon');
        entries.set(name, { ...this.value(level + 1), key });
        this.#blanks();
      } while (!this.#closes('}'));
    return { kind: 'map', at: this.#span(start), entries, removed: new Map() };
  }

  #list(level: number): Tree {
    const start = this.#at++;
    const items: Tree[] = [];
    this.#blanks();
    if (!this.#take(']'))
      do {
        items.push(this.value(level + 1));
        this.#blanks();
      } while (!this.#closes(']'));
    return { kind: 'list', at: this.#span(start), items };
  }

  #closes(bracket: string): boolean {
    if (this.#take(bracket)) return true;
    this.#expect(',', `a comma or ${bracket}`);
    return false;
  }

  #string(): string {
    let text = '';
    this.#at++;
    for (;;) {
      const character = this.#source.text[this.#at];
      if (character === undefined) throw new NotJson(this.#at, 'a closing double quote');
      if (character < ' ') throw new NotJson(this.#at, 'a control character written as an escape');
      this.#at++;
      // Go has no lone surrogates: each becomes the replacement character.
      if (character === '"') return text.toWellFormed();
      text += character === '\\' ? this.#escape() : character;
    }
  }

  #escape(): string {
    const at = this.#at++;
    const character = this.#source.text[at] ?? '';
    const hex = /^u([0-9a-fA-F]{4})/.exec(this.#source.text.slice(at, at + 5))?.[1];
    if (hex !== undefined) {
      this.#at += hex.length;
      return String.fromCharCode(parseInt(hex, 16));
    }
    if (!Object.hasOwn(escapes, character)) throw new NotJson(at - 1, 'an escape of JSON');
    return escapes[character] as string;
  }

  #number(): number {
    const digits = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
    digits.lastIndex = this.#at;
    const [text, fraction, exponent] = digits.exec(this.#source.text) ?? [];
    if (text === undefined) throw new NotJson(this.#at, 'a JSON value (text stands in double quotes)');
    const after = this.#source.text[this.#at + text.length] ?? '';
    if (!exponent && (/[eE]/.test(after) || (after === '.' && !fraction))) throw new NotJson(this.#at + text.length + 1, 'a digit');
    if (!Number.isFinite(Number(text))) throw new NotJson(this.#at, 'a number of at most 64 bits');
    this.#at += text.length;
    return Number(text);
  }

  #take(word: string): boolean {
    if (!this.#source.text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  #expect(word: string, expected: string): void {
    if (!this.#take(word)) throw new NotJson(this.#at, expected);
  }

  #blanks(): void {
    while (' \t\r\n'.includes(this.#source.text[this.#at] ?? 'end')) this.#at++;
  }

  #scalar(start: number, value: Scalar): Tree {
    return { kind: 'scalar', at: this.#span(start), value };
  }

  #span(start: number): Span {
    return { source: this.#source, start, end: this.#at };
  }
}

const words: readonly (readonly [string, Scalar])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
