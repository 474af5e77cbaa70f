import type { Layout } from '../output/layout.ts';
import { inline } from '../output/leaf.ts';
import { table } from '../output/table.ts';
import { prose } from '../output/text.ts';
import { cut, printable } from '../output/width.ts';
import type { Explanation, Place } from './explanation.ts';

const roles = { wins: 'wins', overridden: 'overridden', deletes: 'deletes', deleted: 'deleted' } as const;
const longest = 60;

/** An explanation for people. */
export function renderExplanation(explanation: Explanation, layout: Layout): string {
  const { style, columns } = layout;
  const { path, environment, state } = explanation;
  const name = style.path(path === '' ? '(all values)' : printable(path));
  const heading = {
    value: () => `${name} is ${style.bold(cut(inline(explanation.value), columns ?? longest))} in ${environment}`,
    map: () => `${name} in ${environment}`,
    deleted: () => `${name} is deleted in ${environment}`,
    unset: () => `${name} is not set in ${environment}`,
  }[state]();
  const blocks = [[heading], layers(explanation, layout), leaves(explanation, layout), facts(explanation, layout)];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

function layers({ layers: said, state }: Explanation, { style, columns }: Layout): string[] {
  const rows = said.map((one) => [
    '',
    one.default && one.role === 'wins' ? 'default' : roles[one.role],
    inline(one.value),
    where(one),
    one.default ? 'default of the chart' : '',
  ]);
  if (rows.length === 0) return [];
  const cells = [
    { title: '' },
    { title: '', paint: state === 'deleted' ? style.warning : style.good },
    { title: '', least: 12 },
    { title: '', paint: style.dim },
  ];
  return aligned(
    cells,
    rows.map((row) => row.slice(0, 4)),
    columns,
  );
}

const where = ({ file, line, column }: Place): string => `${printable(file)}:${line}:${column}`;

function leaves({ leaves: found }: Explanation, { style, columns }: Layout): string[] {
  if (found.length === 0) return [];
  const rows = found.map((leaf) => ['', printable(leaf.path), inline(leaf.value), where(leaf)]);
  return aligned(
    [{ title: '' }, { title: '', paint: style.path }, { title: '', least: 12 }, { title: '', paint: style.dim }],
    rows,
    columns,
  );
}

/** Below each other where they do not fit beside each other. */
function aligned(cells: Parameters<typeof table>[0], rows: readonly (readonly string[])[], columns: number | undefined): string[] {
  const capped = rows.map((row) => row.map((cell, i) => (i === 2 || i === row.length - 2 ? cut(cell, longest) : cell)));
  return (
    table(cells, capped, columns, (text) => text) ??
    capped.flatMap(([, first, ...rest]) => [`  ${first}`, ...rest.map((cell) => `      ${cut(cell, (columns ?? longest) - 6)}`)])
  );
}

function facts({ schema, variable }: Explanation, { style, columns }: Layout): string[] {
  const rows: [string, string][] = [];
  if (schema) {
    rows.push(['type', schema.type]);
    if (schema.allowed) rows.push(['allowed', schema.allowed.map(inline).join(', ')]);
    if (schema.default !== undefined) rows.push(['default', inline(schema.default)]);
    if (schema.keys.length > 0) rows.push(['keys', schema.keys.join(', ')]);
  }
  if (variable) {
    const source = variable.kind === 'config' ? 'ConfigMap' : 'Secret';
    rows.push(['feeds', `${variable.name} (${source}) of ${variable.components.join(', ') || 'no component'}`]);
  }
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  const lines = rows.flatMap(([label, text]) =>
    prose(printable(text), ' '.repeat(width + 4), columns).map((line, i) =>
      i === 0 ? `  ${style.dim(label.padEnd(width))}  ${line.trimStart()}` : line,
    ),
  );
  const description = schema?.description ?? variable?.description;
  return [...(description === undefined ? [] : prose(printable(description), '  ', columns)), ...lines];
}
