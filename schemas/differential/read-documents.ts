/** Seeded YAML documents, some sound and some damaged, for comparing readers. */

const scalars =
  'x|two words|1|0|-5|1.5|true|no|on|null|~||0755|1_000|0x1F|2001-12-14|12:30:45|"quoted"|\'single\'|"esc\\n\\t\\u00e9"|\'it\'\'s\'|"a: b"|"#no"|a#b|http://x.y/z|key:value|-x|?x|<<|.5|1e3|é|@at|`tick|%pc|*.x|!tag v|!!str 12|"multi\n   line"'.split(
    '|',
  );
const keys = 'a|b|c|replicas|image|y|1|"q"|\'s\'|two words|k-e_y|~|1.5|on|é'.split('|');
const damage = [
  ':',
  ' ',
  '  ',
  '\n',
  '\t',
  '-',
  '- ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  '#',
  ' #',
  '&a ',
  '*a',
  '!x ',
  '|',
  '>',
  '%',
  '@',
  '?',
  '? ',
  ': ',
  '---\n',
  '...\n',
  '<<: *a\n',
  '\r',
  '\r\n',
  '\u0085',
  '\\',
  '|-\n',
  '>2\n',
  '!!int ',
  '.',
  '0',
];

export interface Style {
  readonly flow: number;
  readonly anchors: boolean;
}

/** A document of maps, lists and scalars in block and flow style, with comments, anchors and several documents now and then. */
export function documentOf(random: () => number): string {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const chance = (p: number) => random() < p;
  let anchors = 0;
  const anchor = () => (chance(0.06) ? `&a${anchors++} ` : '');
  const alias = () => (anchors > 0 && chance(0.5) ? `*a${Math.floor(random() * anchors)}` : undefined);
  const comment = () => (chance(0.1) ? pick([' # note', ' #', '  # a: b']) : '');

  const flow = (depth: number): string => {
    const kind = depth > 2 ? 0 : random();
    if (kind < 0.5) return (chance(0.1) ? alias() : undefined) ?? pick(scalars).replaceAll(/[,[\]{}?]/g, '');
    const space = pick(['', ' ', '\n    ']);
    const count = Math.floor(random() * 4);
    if (kind < 0.75) return `[${space}${Array.from({ length: count }, () => flow(depth + 1)).join(`,${pick(['', ' '])}`)}${space}]`;
    return `{${space}${Array.from({ length: count }, () => `${pick(keys)}: ${flow(depth + 1)}`).join(', ')}${space}}`;
  };
  const text = (indent: string): string =>
    `${pick(['|', '>', '|-', '>-', '|+', '|2', '>+'])}${comment()}\n${Array.from({ length: 1 + Math.floor(random() * 3) }, () => (chance(0.15) ? '' : `${indent}  ${pick(['line', ' more', 'x: y', '# no', '- z'])}`)).join('\n')}`;
  const value = (indent: string, depth: number): string => {
    const kind = random();
    if (kind < 0.45 || depth > 3) return ` ${anchor()}${(chance(0.1) ? alias() : undefined) ?? pick(scalars)}${comment()}`;
    if (kind < 0.55) return ` ${flow(0)}${comment()}`;
    if (kind < 0.65) return ` ${text(indent)}`;
    const inner = kind < 0.8 && depth > 0 ? indent : `${indent}${pick(['  ', ' ', '    '])}`;
    if (kind < 0.8) return ` ${anchor()}${comment()}\n${list(inner, depth + 1)}`;
    return ` ${anchor()}${comment()}\n${map(`${indent}${pick(['  ', '   '])}`, depth + 1)}`;
  };
  const list = (indent: string, depth: number): string =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      chance(0.3) && depth < 4 ? `${indent}- ${map(`${indent}  `, depth + 1).trimStart()}` : `${indent}-${value(`${indent}  `, depth + 1)}`,
    ).join('\n');
  const map = (indent: string, depth: number): string =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
      if (anchors > 0 && chance(0.08)) return `${indent}<<: ${pick([`*a${Math.floor(random() * anchors)}`, '{m: 1}', '[{m: 1}, {n: 2}]'])}`;
      if (chance(0.05)) return `${indent}# comment`;
      return `${indent}${pick(keys)}:${value(indent, depth)}`;
    }).join('\n');

  let document = `${chance(0.1) ? pick(['# head\n', '---\n', '%YAML 1.1\n---\n', '\uFEFF', '\n\n', '--- # x\n']) : ''}${map(pick(['', '', '', '', '  ']), 0)}`;
  if (chance(0.1)) document += `\n${pick(['---\n', '...\n', '--- \n', '---x\n', '...\n---\n'])}${map('', 2)}`;
  if (chance(0.7)) document += '\n';
  if (chance(0.1)) document = document.replaceAll('\n', '\r\n');
  return document;
}

/** The same with a few characters put in, taken out or doubled. */
export function damaged(document: string, random: () => number): string {
  let text = document;
  for (let times = 1 + Math.floor(random() * 2); times > 0; times--) {
    const at = Math.floor(random() * (text.length + 1));
    const kind = random();
    if (kind < 0.5) text = text.slice(0, at) + (damage[Math.floor(random() * damage.length)] as string) + text.slice(at);
    else if (kind < 0.8) text = text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 3));
    else {
      const lines = text.split('\n');
      const line = Math.floor(random() * lines.length);
      lines.splice(line, random() < 0.5 ? 1 : 0, `${' '.repeat(Math.floor(random() * 3))}${lines[Math.floor(random() * lines.length)]}`);
      text = lines.join('\n');
    }
  }
  return text;
}
