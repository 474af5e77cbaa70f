import { type CodeInfo, type Finding, Refusal } from '../finding.ts';
import type { Span } from '../source.ts';
import { type Path, pathText } from '../tree.ts';
import { codes } from './codes.ts';
import type { Trap } from './traps.ts';

const infos = new Map<string, CodeInfo>(codes.map((info) => [info.code, info]));

/** Collects the findings of one file, and words them so that no secret is told. */
export class Problems {
  readonly findings: Finding[] = [];
  readonly #isSecret: (path: Path) => boolean;

  constructor(isSecret: (path: Path) => boolean) {
    this.#isSecret = isSecret;
  }

  add(code: string, at: Span, path: Path, message: string, help?: string, related?: Finding['related']): Finding {
    const { severity } = infos.get(code) as CodeInfo;
    const finding: Finding = {
      code,
      severity,
      path,
      at,
      message,
      ...(help ? { help } : {}),
      ...(related ? { related } : {}),
      environments: [],
    };
    this.findings.push(finding);
    return finding;
  }

  /** Where Helm itself stops; to be thrown. */
  refuse(code: string, at: Span, path: Path, expected: string, found: string, help?: string): Refusal {
    return new Refusal(this.add(code, at, path, `expected ${expected}, found ${found}; Helm refuses the file`, help ?? helps[code]));
  }

  trap({ code, found, helm, help }: Trap, at: Span, path: Path): void {
    // What Helm makes of a secret is a secret too.
    if (this.#isSecret(path)) this.add(code, at, path, `expected an unambiguous value, found ${found}`, 'put it in quotes');
    else this.add(code, at, path, `expected an unambiguous value, found ${found}; ${helm}`, help);
  }

  booleanKey(at: Span, path: Path, text: string): void {
    const found = `found a word without quotes that YAML 1.1 takes for a boolean; Helm reads the key ${JSON.stringify(text)}`;
    this.add('yaml/boolean-key', at, path, `expected a key that is text, ${found}`, 'put the key in quotes');
  }

  keyType(at: Span, path: Path, text: string): void {
    const found = `found a number, which Helm turns into the key ${JSON.stringify(text)}`;
    this.add('yaml/key-type', at, path, `expected a key that is text, ${found}`, 'put the key in quotes');
  }

  duplicate(at: Span, path: Path, first: Span, sameType: boolean): void {
    const taken = sameType ? 'Helm takes the last and drops the others silently' : 'Helm takes one of them at random';
    const related = [{ at: first, message: 'it stands here before' }];
    this.add(
      'yaml/duplicate-key',
      at,
      path,
      `expected each key once, found ${pathText(path)} again; ${taken}`,
      'remove one of the two',
      related,
    );
  }

  mergeOrder(at: Span, path: Path, other: Span): void {
    this.add(
      'yaml/merge-order',
      at,
      path,
      `expected << before the keys that override it, found ${pathText(path)} before it; Helm takes the merged value`,
      'write << first',
      [{ at: other, message: 'this merge overwrites it' }],
    );
  }

  tag(at: Span, path: Path, binary: boolean): void {
    const found = binary ? '!!binary, which Helm decodes to text' : 'another, which Helm drops silently';
    this.add(
      'yaml/tag',
      at,
      path,
      `expected no tag but those of plain types, found ${found}`,
      'remove the tag; text that begins with ! needs quotes',
    );
  }
}

const helps: Record<string, string> = {
  'yaml/syntax': 'mend the line, or put its text in quotes',
  'yaml/unknown-anchor': 'put text that begins with * or & in quotes; to refer to a value, anchor it with & first',
  'yaml/directive': 'remove it',
  'yaml/nesting': 'flatten the values',
  'yaml/tag': 'remove the tag, or write a value that fits it',
  'yaml/key-type': 'put the key in quotes',
  'yaml/special-float': 'write a number, or put it in quotes for text',
  'yaml/merge': 'give << an alias of a map, or a list of such aliases',
  'yaml/aliasing': 'write the values out',
};
