/** What {@link Cursor.until} read: the text without its escapes, and where it stands. */
export interface Token {
  readonly text: string;
  readonly start: number;
  /** Exclusive; the stop is not part of it. */
  readonly end: number;
  /** The character that ended it; undefined at the end of the argument. */
  readonly stop: string | undefined;
}

/** Reads the text of one flag from left to right. */
export class Cursor {
  at = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  peek(): string | undefined {
    return this.text[this.at];
  }

  /** Reads up to one of the stops and past it; with escapes, a backslash takes the next character as it is. */
  until(stops: string, escapes: boolean): Token {
    const start = this.at;
    let text = '';
    for (;;) {
      const end = this.at;
      const character = this.#next();
      if (character === undefined || stops.includes(character)) return { text, start, end, stop: character };
      // A backslash at the very end stands for nothing.
      text += escapes && character === '\\' ? (this.#next() ?? '') : character;
    }
  }

  #next(): string | undefined {
    const code = this.text.codePointAt(this.at);
    if (code === undefined) return undefined;
    const character = String.fromCodePoint(code);
    this.at += character.length;
    return character;
  }
}
