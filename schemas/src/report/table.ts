import { markup, type Html } from './html.ts';
import type { Cell, Group, Row, Said } from './model.ts';

/** Identifier of a row, for links to it. */
export const anchor = (path: string): string => `v-${encodeURIComponent(path)}`;

const layers: Readonly<Record<Said['layer'], string>> = {
  defaults: 'default',
  overlay: 'values file',
  flag: 'command line',
  schema: 'schema',
};

const place = ({ file, line, column }: Said): string => `${file}:${line}:${column}`;

/** All values, one column for each environment. Roles are spelt out: narrow screens lay the table out as blocks. */
export function valuesTable(environments: readonly string[], groups: readonly Group[], faulty: ReadonlySet<string>): Html {
  const head = environments.map((name) => markup`<th scope="col" role="columnheader">${name}</th>`);
  const bodies = groups.map(
    ({ key, rows }) =>
      markup` <tbody role="rowgroup" id="g-${encodeURIComponent(key)}">
        <tr role="row" class="group">
          <th role="rowheader" scope="rowgroup" colspan="${environments.length + 1}">${key}</th>
        </tr>
        ${rows.map((row) => rowHtml(row, environments, faulty))}
      </tbody>`,
  );
  return markup`<table role="table" aria-label="Values by environment">
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">path</th>
        ${head}
      </tr>
    </thead>
    ${bodies}
  </table>`;
}

function rowHtml({ path, rest, cells, differs }: Row, environments: readonly string[], faulty: ReadonlySet<string>): Html {
  const words = [path, ...cells.map((cell) => cell?.value ?? '')].join(' ').toLowerCase();
  const classes = ['value', differs && 'differs', faulty.has(path) && 'faulty'].filter(Boolean).join(' ');
  const cellsHtml = cells.map((cell, i) => cellHtml(cell, `${anchor(path)}-${i}`, path, environments[i] as string, differs));
  return markup` <tr role="row" class="${classes}" id="${anchor(path)}" data-words="${words}">
    <th role="rowheader" scope="row"><code>${rest || path}</code></th>
    ${cellsHtml}
  </tr>`;
}

function cellHtml(cell: Cell | undefined, id: string, path: string, environment: string, differs: boolean): Html {
  if (!cell) return markup`<td role="cell" data-env="${environment}"><span class="none" title="not set">–</span></td>`;
  const [won, ...below] = cell.chain;
  const line = (said: Said, word: string) =>
    markup`<li>
      <span class="word">${word}</span> <code class="said">${said.value}</code><br /><span class="at">${place(said)}</span>
      <span class="layer ${said.layer}">${layers[said.layer]}</span>
    </li>`;
  return markup`<td role="cell" data-env="${environment}">
    <button type="button" class="${won.layer}${differs ? ' apart' : ''}" aria-describedby="${id}"><code>${cell.value}</code></button>
    <div class="provenance" role="tooltip" id="${id}">
      <b>${path}</b> in ${environment}
      <ol>
        ${line(won, 'is')}${below.map((said) => line(said, 'overrode'))}
      </ol>
    </div>
  </td>`;
}
