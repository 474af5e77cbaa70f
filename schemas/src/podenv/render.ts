import { jsonText } from '../engine/write/data.ts';
import { secret } from '../cli/output/frame.ts';
import type { Layout } from '../cli/output/layout.ts';
import { table } from '../cli/output/table.ts';
import { printable } from '../cli/output/width.ts';
import { positionOf } from '../engine/source.ts';
import { pathText } from '../engine/tree.ts';
import type { Container, Origin, Variable } from './environment.ts';
import type { Supplier } from './provenance.ts';

export interface Row extends Variable {
  readonly supplier?: Supplier;
}

export interface Shown extends Omit<Container, 'variables'> {
  readonly environment: string;
  readonly variables: readonly Row[];
}

export const originText = (origin: Origin): string => {
  if (origin.kind === 'literal') return 'literal';
  return origin.kind === 'ConfigMap' || origin.kind === 'Secret'
    ? `${origin.kind} ${origin.name}/${origin.key}`
    : `${origin.kind} ${origin.key}`;
};

const supplied = ({ supplier }: Row): string => {
  if (!supplier) return '';
  const { file, line, column } = positionOf(supplier.tree.at);
  return `${file}:${line}:${column}`;
};

const valueText = (row: Row): string => {
  const value = row.secret ? secret : row.value === undefined ? '' : row.value === '' ? '""' : printable(row.value);
  return [value, row.note === undefined ? '' : `(${row.note})`].filter((part) => part !== '').join(' ');
};

export function renderEnvironments(all: readonly Shown[], { style, columns }: Layout): string {
  return all.map((one) => `${heading(one, style.bold)}\n${body(one.variables, { style, columns })}\n`).join('\n');
}

const heading = ({ environment, component, workload, container, init }: Shown, bold: (text: string) => string) =>
  `${bold(printable(`${environment} ${component}`))}  ${printable(workload)}, ${init ? 'init container' : 'container'} ${printable(container)}`;

function body(rows: readonly Row[], { style, columns }: Layout): string {
  if (rows.length === 0) return '  no variables';
  const cells = rows.map((row) => [
    `  ${printable(row.name)}`,
    valueText(row),
    printable(originText(row.origin)),
    printable(supplied(row)),
  ]);
  const titles = [
    { title: '  NAME', paint: style.path },
    { title: 'VALUE', least: 12 },
    { title: 'SOURCE', least: 12 },
    { title: 'WRITTEN AT', paint: style.dim },
  ];
  return (table(titles, cells, columns, style.dim) ?? table(titles, cells, undefined, style.dim) ?? []).join('\n');
}

export const environmentsJson = (all: readonly Shown[]): string =>
  jsonText({
    version: 1,
    containers: all.map(({ variables, ...container }) => ({
      ...container,
      variables: variables.map(({ supplier, ...variable }) => ({
        ...variable,
        ...(supplier && { path: pathText(supplier.path), ...positionOf(supplier.tree.at) }),
      })),
    })),
  });
