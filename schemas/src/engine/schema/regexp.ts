import {
  alternation,
  capture,
  characterClass,
  concatenation,
  counted,
  empty,
  literal as literals,
  repeated,
  type Shape,
} from './regexp-limits.ts';

/**
 * Go's regular expressions (RE2), which Helm matches `pattern` with, as one of ECMAScript that accepts the same strings.
 * @throws {SyntaxError} for what RE2 refuses, such as lookarounds and backreferences
 */
export function goRegExp(pattern: string): RegExp {
  return new RegExp(new Translation(pattern).all(), 'u');
}

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

const space = '\\t\\n\\f\\r ';
const notSpace = '\\0-\\x08\\x0b\\x0e-\\x1f!-\\u{10ffff}';
const posix: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\0-\\x7f',
  blank: '\\t ',
  cntrl: '\\0-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** A number that begins with 0 is none, and the brace then stands for itself. */
const repetition = /^(?:[*+?]|\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\})(\?)?/;

const literal = (character: string): string => `\\u{${(character.codePointAt(0) as number).toString(16)}}`;

class Translation {
  readonly characters: readonly string[];
  at = 0;
  /** Of what was translated last. */
  shape: Shape = empty;

  constructor(pattern: string) {
    this.characters = Array.from(pattern);
  }

  fail(what: string): never {
    throw new SyntaxError(`${what}, which RE2 refuses`);
  }

  peek(text: string): boolean {
    return this.characters.slice(this.at, this.at + text.length).join('') === text;
  }

  /** What a sticky expression matches here, or undefined. */
  take(expression: RegExp): RegExpExecArray | undefined {
    const match = expression.exec(this.characters.slice(this.at).join('')) ?? undefined;
    if (match) this.at += Array.from(match[0]).length;
    return match;
  }

  all(): string {
    const text = this.alternatives({ i: false, m: false, s: false, U: false });
    if (this.at < this.characters.length) this.fail('has a ) too many');
    return text;
  }

  /** Up to the end of the group; flags that are set inside hold until there, across `|`. */
  alternatives(outer: Flags): string {
    let flags = outer;
    let text = '';
    const branches: Shape[] = [];
    let parts: Shape[] = [];
    const open = (): string => (flags.i === outer.i ? '' : flags.i ? '(?i:' : '(?-i:');
    const close = (): string => (flags.i === outer.i ? '' : ')');
    while (this.at < this.characters.length && !this.peek(')')) {
      if (this.take(/^\|/)) {
        branches.push(concatenation(parts));
        parts = [];
        text += `${close()}|${open()}`;
        continue;
      }
      const set = this.take(/^\(\?([imsU]*)(?:-([imsU]+))?\)/);
      if (set) {
        text += close();
        flags = change(flags, set[1] ?? '', set[2] ?? '');
        text += open();
        continue;
      }
      text += this.atom(flags) + this.repetition(flags);
      parts.push(this.shape);
    }
    this.shape = alternation([...branches, concatenation(parts)]);
    return text + close();
  }

  repetition(flags: Flags): string {
    const match = this.take(repetition);
    if (!match) return '';
    const [text, from, comma, to, lazy] = match;
    if (Number(from ?? 0) > 1000 || Number(to || 0) > 1000) this.fail(`repeats more than 1000 times`);
    if (to && Number(from) > Number(to)) this.fail(`has the repetition ${text}`);
    if (this.take(repetition)) this.fail('repeats a repetition');
    if (from === undefined) this.shape = repeated(this.shape, text);
    else this.shape = counted(this.shape, Number(from), comma ? (to ? Number(to) : undefined) : Number(from));
    const greedy = lazy ? text.slice(0, -1) : text;
    return Boolean(lazy) === flags.U ? greedy : `${greedy}?`;
  }

  atom(flags: Flags): string {
    const character = this.characters[this.at++] as string;
    this.shape = '[.'.includes(character) ? characterClass : '^$'.includes(character) ? empty : literals(1);
    switch (character) {
      case '(':
        return this.group(flags);
      case '[':
        return this.set();
      case '\\':
        return this.escape(flags);
      case '.':
        return flags.s ? '[\\s\\S]' : '[^\\n]';
      case '^':
        return flags.m ? '(?:(?<![^\\n]))' : '(?:^)';
      case '$':
        return flags.m ? '(?:(?![^\\n]))' : '(?:$)';
      case '*':
      case '+':
      case '?':
        return this.fail('repeats nothing');
      default:
        return literal(character);
    }
  }

  group(flags: Flags): string {
    let inner = flags;
    let opening = '(';
    const flagged = this.take(/^\?([imsU]*)(?:-([imsU]+))?:/);
    const name = flagged ? undefined : this.take(/^\?P?<\w+>/);
    if (flagged) {
      inner = change(flags, flagged[1] ?? '', flagged[2] ?? '');
      opening = inner.i === flags.i ? '(?:' : inner.i ? '(?i:' : '(?-i:';
    } else if (!name && this.peek('?')) this.fail(`has the group (${this.characters.slice(this.at, this.at + 3).join('')}`);
    const text = this.alternatives(inner);
    if (!this.take(/^\)/)) this.fail('lacks a )');
    if (!flagged) this.shape = capture(this.shape);
    return `${opening}${text})`;
  }

  /** A set in brackets, after the opening one. */
  set(): string {
    let text = this.take(/^\^/) ? '[^' : '[';
    for (let first = true; first || !this.peek(']'); first = false) {
      if (this.at >= this.characters.length) this.fail('lacks a ]');
      const named = this.take(/^\[:(\^?)([a-z]+):\]/);
      if (named) {
        const members = posix[named[2] as string] ?? this.fail(`has the class [:${named[2]}:]`);
        text += named[1] ? complement(members) : members;
        continue;
      }
      const [low, single] = this.member();
      if (single && this.peek('-') && this.characters[this.at + 1] !== ']' && this.at + 1 < this.characters.length) {
        this.at++;
        const [high, alsoSingle] = this.member();
        if (!alsoSingle) this.fail('has a range that ends in a class');
        text += `${low}-${high}`;
      } else text += low;
    }
    this.at++;
    return `${text}]`;
  }

  /** One member of a set, and whether it is a single character. */
  member(): [text: string, single: boolean] {
    const character = this.characters[this.at++];
    if (character === undefined) this.fail('lacks a ]');
    if (character !== '\\') return [literal(character), true];
    const next = this.characters[this.at];
    if (next !== undefined && 'dDwW'.includes(next)) {
      this.at++;
      return [`\\${next}`, false];
    }
    if (next === 's' || next === 'S') {
      this.at++;
      return [next === 's' ? space : notSpace, false];
    }
    const property = this.property();
    if (property) return [property, false];
    return [this.character(), true];
  }

  escape(flags: Flags): string {
    if (this.take(/^Q/)) {
      const rest = this.take(/^([\s\S]*?)(?:\\E|$)/)?.[1] ?? '';
      const characters = Array.from(rest).map(literal);
      this.shape = literals(characters.length);
      return characters.length > 1 ? characters.slice(0, -1).join('') + (characters.at(-1) as string) : (characters[0] ?? '(?:)');
    }
    const next = this.characters[this.at];
    if (next !== undefined && 'bBAz'.includes(next)) this.shape = empty;
    else if (next !== undefined && 'dDwWsSpP'.includes(next)) this.shape = characterClass;
    if (next !== undefined && 'bBdDwW'.includes(next)) {
      this.at++;
      return 'bB'.includes(next) ? `(?:\\${next})` : `\\${next}`;
    }
    if (this.take(/^s/)) return `[${space}]`;
    if (this.take(/^S/)) return `[^${space}]`;
    if (this.take(/^A/)) return '(?:(?<![\\s\\S]))';
    if (this.take(/^z/)) return '(?:(?![\\s\\S]))';
    void flags;
    return this.property() ?? this.character();
  }

  /** `\pL`, `\p{Greek}`, `\P{^Lu}`, after the backslash. */
  property(): string | undefined {
    const match = this.take(/^([pP])(?:\{(\^?)([A-Za-z_]+)\}|([A-Z]))/);
    if (!match) return undefined;
    const [, letter, not, long, short] = match;
    const name = (long ?? short) as string;
    const p = (letter === 'P') === (not === '^') ? 'p' : 'P';
    if (name === 'Any') return p === 'p' ? '\\p{Any}' : '\\P{Any}';
    return /^[A-Z][a-z]?$/.test(name) ? `\\${p}{${name}}` : `\\${p}{Script=${name}}`;
  }

  /** A single character, after the backslash. */
  character(): string {
    const hex = this.take(/^x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/);
    if (hex) return `\\u{${(hex[1] ?? hex[2]) as string}}`;
    const octal = this.take(/^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/);
    if (octal) return literal(String.fromCodePoint(Number.parseInt(octal[0], 8)));
    const control = this.take(/^[afnrtv]/);
    if (control) return control[0] === 'a' ? '\\x07' : `\\${control[0]}`;
    const plain = this.take(/^[\0-\x7f]/);
    if (plain && !/[0-9A-Za-z]/.test(plain[0])) return literal(plain[0]);
    return this.fail(plain ? `has the escape \\${plain[0]}` : 'ends in a backslash');
  }
}

const change = (flags: Flags, on: string, off: string): Flags => {
  const value = (flag: keyof Flags): boolean => !off.includes(flag) && (on.includes(flag) || flags[flag]);
  return { i: value('i'), m: value('m'), s: value('s'), U: value('U') };
};

/** The characters that are not in a set of ASCII ranges. */
function complement(members: string): string {
  const expression = new RegExp(`[${members}]`, 'u');
  const outside = Array.from({ length: 128 }, (_, code) => String.fromCodePoint(code)).filter((character) => !expression.test(character));
  return `${outside.map(literal).join('')}\\u{80}-\\u{10ffff}`;
}
