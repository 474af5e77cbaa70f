/** Text with spaces put in at line starts, and how its offsets map back. */
export interface Shifted {
  readonly text: string;
  /** Offset in the text as it was. */
  readonly original: (offset: number) => number;
}

/**
 * YAML 1.1 lets the further lines of brackets and quotes begin anywhere, YAML 1.2 wants them deeper than their parent:
 * indents them all. What leads these lines means nothing, so values stay the same.
 */
export function indentContinuations(text: string): Shifted {
  const lines = text.split('\n');
  const depth = lines.reduce((most, line) => Math.max(most, line.search(/[^ ]/)), 0) + 2;
  const inserted: number[] = [];
  const scanner = new Scanner();
  let offset = 0;
  const shifted = lines.map((line) => {
    const inside = scanner.inside;
    scanner.line(line);
    if (inside) inserted.push(offset);
    offset += line.length + 1;
    return inside ? ' '.repeat(depth) + line : line;
  });
  return {
    text: shifted.join('\n').replace(/\n[ \t]+$/, '\n'),
    original: (at) => at - inserted.reduce((sum, start) => sum + Math.min(Math.max(at - sum - start, 0), depth), 0),
  };
}

/** Offset of the first line that begins with a tab outside of brackets and quotes: Helm refuses even a line of nothing else. */
export function tabAtLineStart(text: string): number | undefined {
  if (!/^\t/m.test(text)) return undefined;
  const scanner = new Scanner();
  let offset = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('\t') && !scanner.inside) return offset;
    scanner.line(line);
    offset += line.length + 1;
  }
  return undefined;
}

/** Knows at the start of each line whether brackets or quotes are open. */
class Scanner {
  #quote: '"' | "'" | undefined;
  #brackets = 0;
  /** Lines deeper than this belong to a block of text. */
  #block = Infinity;

  get inside(): boolean {
    return this.#quote !== undefined || this.#brackets > 0;
  }

  line(line: string): void {
    if (line.trim() === '' || line.search(/[^ ]/) > this.#block) return;
    this.#block = Infinity;
    let at = 0;
    // A token may begin after blanks, and after the marks of block and flow.
    let start = true;
    while (at < line.length) {
      const char = line[at] as string;
      if (this.#quote !== undefined) {
        at = this.#endOfQuote(line, at, this.#quote);
        start = false;
      } else if (char === '#' && /(?:^|\s)$/.test(line.slice(0, at))) return;
      else if (start && (char === '"' || char === "'")) {
        this.#quote = char;
        at++;
      } else if (start && /[[{]/.test(char)) {
        this.#brackets++;
        at++;
      } else if (this.#brackets > 0 && /[[\]{},]/.test(char)) {
        this.#brackets += /[[{]/.test(char) ? 1 : char === ',' ? 0 : -1;
        start = true;
        at++;
      } else if (start && this.#brackets === 0 && /[|>]/.test(char)) {
        this.#block = parentOf(line, at);
        return;
      } else if (start && /[&!]/.test(char)) at += (properties.exec(line.slice(at)) as RegExpExecArray)[0].length;
      else if (/[-?:]/.test(char) && (start || char === ':') && /^\s/.test(line.slice(at + 1))) {
        start = true;
        at++;
      } else if (/\s/.test(char)) at++;
      else {
        start = this.#brackets > 0 && /["']:$/.test(line.slice(0, at + 1));
        at++;
      }
    }
  }

  #endOfQuote(line: string, from: number, quote: '"' | "'"): number {
    const end = from + (quoted[quote].exec(line.slice(from)) as RegExpExecArray)[0].length;
    if (end === line.length) return end;
    this.#quote = undefined;
    return end + 1;
  }
}

/** Text up to the quote that ends it. */
const quoted = { '"': /^(?:[^"\\]|\\[^]?)*/, "'": /^(?:[^']|'')*/ };

/** An anchor, which a bracket ends, or a tag, of which it is a part. */
const properties = /^(?:&[^\s,[\]{}]*|!\S*)\s*/;

/** Column of the map or list that a block of text on this line belongs to. */
function parentOf(line: string, at: number): number {
  const marks = (/^ *(?:[-?] +)*/.exec(line) as RegExpExecArray)[0];
  return /:\s/.test(line.slice(marks.length, at)) ? marks.length : marks.trimEnd().length - 1;
}
