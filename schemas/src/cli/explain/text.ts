import type { Path } from '../../engine/tree.ts';
import type { Layout } from '../output/layout.ts';
import { inline } from '../output/leaf.ts';
import { table } from '../output/table.ts';
import { prose } from '../output/text.ts';
import { cut, printable } from '../output/width.ts';
import type { Explanation, Place } from './explanation.ts';

const longest = 60;

/** An explanation for people. */
export function renderExplanation(explanation: Explanation, layout: Layout): string {
  const blocks = [heading(explanation, layout), layers(explanation, layout), leaves(explanation, layout), facts(explanation, layout)];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

function heading({ path, environment, state, value }: Explanation, { style, columns = longest }: Layout): string[] {
  const name = style.path(path === '' ? 'The values' : printable(path));
  switch (state) {
    case 'value':
      return [
        `${name} in ${environment} is ${style.bold(cut(inline(value), Math.max(20, columns - path.length - environment.length - 8)))}`,
      ];
    case 'map':
      return [`${name} in ${environment}`];
    case 'deleted':
      return [`${name} in ${environment} is ${style.warning('deleted')}`];
    case 'unset':
      return [`${name} in ${environment} is ${style.bold('not set')}`];
  }
}

const where = ({ file, line, column }: Place): string => `${printable(file)}:${line}:${column}`;

/** What each layer says, the winner first. */
function layers({ layers: said }: Explanation, { style, columns }: Layout): string[] {
  const rows = said.map((one) => [
    '',
    one.role === 'overridden' && one.default ? 'default' : one.role,
    cut(inline(one.value), longest),
    `${where(one)}${one.default && one.role === 'wins' ? ' (default)' : ''}`,
  ]);
  const paint = (text: string, row: number) =>
    row > 0 ? style.dim(text) : said[0]?.role === 'deletes' ? style.warning(text) : style.good(text);
  if (rows.length === 0) return [];
  return (
    table([{}, { paint }, { least: 10 }, { paint: style.dim }], rows, columns) ??
    rows.flatMap(([, ...cells]) => cells.map((cell) => `  ${cell}`))
  );
}

/** The values below a map, as a tree. */
function leaves({ keys, leaves: found }: Explanation, { style, columns }: Layout): string[] {
  const rows: string[][] = [];
  let above: Path = [];
  for (const leaf of found) {
    const path = leaf.keys.slice(keys.length);
    const shared = path.findIndex((part, i) => part !== above[i]);
    for (let depth = shared; depth < path.length - 1; depth++) rows.push([label(path, depth), '', '']);
    rows.push([label(path, path.length - 1), cut(inline(leaf.value), longest), `${printable(leaf.file)}:${leaf.line}`]);
    above = path;
  }
  if (rows.length === 0) return [];
  const cells = [{ paint: style.path }, { least: 8 }, { paint: style.dim }];
  return (
    table(cells, rows, columns) ??
    table(
      [{ paint: style.path, least: 10 }, { least: 8 }],
      rows.map((row) => row.slice(0, 2)),
      columns,
    ) ??
    []
  );
}

const label = (path: Path, depth: number): string => `${'  '.repeat(depth + 1)}${printable(String(path[depth]))}`;

/** What the schema says, and where the value goes. */
function facts({ schema, variable }: Explanation, { style, columns }: Layout): string[] {
  const rows: [string, string][] = [];
  if (schema) {
    rows.push(schema.keys.length > 0 ? ['keys', schema.keys.join(', ')] : ['type', schema.type]);
    if (schema.default !== undefined) rows.push(['default', inline(schema.default)]);
  }
  if (variable)
    rows.push(['feeds', `${variable.name} (${variable.kind === 'config' ? 'ConfigMap' : 'Secret'}) of ${variable.components.join(', ')}`]);
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  const lines = rows.flatMap(([name, text]) =>
    prose(printable(text), ' '.repeat(width + 4), columns).map((line, i) =>
      i === 0 ? `  ${style.dim(name.padEnd(width))}  ${line.trimStart()}` : line,
    ),
  );
  const description = schema?.description ?? variable?.description;
  return [...(description === undefined ? [] : prose(printable(description), '  ', columns)), ...lines];
}
