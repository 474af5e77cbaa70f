import { createHash } from 'node:crypto';
import { counts, count, type Result } from '../cli/output/result.ts';
import type { Hidden } from '../cli/redact/values.ts';
import type { Chart } from '../engine/chart/chart.ts';
import type { Effective } from '../engine/merge/effective.ts';
import { pathText } from '../engine/tree.ts';
import { connectionBudget, replicaBudget } from '../rules/budget.ts';
import { valuesOf } from '../rules/run.ts';
import { findingsHtml } from './findings.ts';
import { markup, raw, type Html } from './html.ts';
import { tableOf } from './model.ts';
import { budgetPicture, replicaPicture } from './pictures.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import { valuesTable } from './table.ts';

export interface Page {
  readonly chart: Chart;
  readonly environments: readonly string[];
  readonly effective: ReadonlyMap<string, Effective>;
  readonly result: Result;
  readonly hidden: Hidden;
  /** Environments whose values the schema accepts, of this project's chart: those have budgets. */
  readonly budgets: readonly string[];
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The report: one page that asks for nothing else, the same for the same values. */
export function renderPage(page: Page): string {
  const { chart, environments, effective, result, hidden } = page;
  const groups = tableOf(environments, effective, hidden);
  const rows = new Set(groups.flatMap((group) => group.rows.map(({ path }) => path)));
  const faulty = new Set(result.findings.map(({ path }) => pathText(path)));
  const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;
  const title = `Values of ${chart.name} ${chart.version}`;
  const differing = groups.flatMap((group) => group.rows).filter(({ differs }) => differs).length;
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${raw(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <header class="page">
          <h1>${title}</h1>
          <p class="lead">
            ${count(rows.size, 'value')} in ${count(environments.length, 'environment')}, ${differing} of them not the same everywhere
          </p>
          <ul class="summary">
            ${environments.map((name) => summary(name, page))}
          </ul>
          <nav aria-label="Sections">
            <ul>
              <li><a href="#findings">Findings</a></li>
              ${page.budgets.length > 0 && markup`<li><a href="#budgets">Budgets</a></li>`}
              <li><a href="#values">Values</a></li>
            </ul>
          </nav>
        </header>
        <main>
          <section id="findings" aria-labelledby="findings-title">
            <h2 id="findings-title">Findings</h2>
            ${findingsHtml(result, rows)}
          </section>
          ${budgets(page)}
          <section id="values" aria-labelledby="values-title">
            <h2 id="values-title">Values</h2>
            <p class="key">
              A chart's default is dim, what a values file says is not, and it is <span class="o">coloured</span> where environments differ. Hover,
              focus or click a value to see where it was written and what it overrode.
            </p>
            <div id="controls" hidden>
              <input
                id="filter"
                type="search"
                placeholder="Filter by path or value"
                aria-label="Filter by path or value"
                autocomplete="off"
                spellcheck="false"
              /><label><input id="only" type="checkbox" />only differences</label><span id="shown" role="status"></span>
            </div>
            ${valuesTable(environments, groups, faulty)}
          </section>
        </main>
        <footer>Written by <code>values report</code>. Values of secrets are not in this file.</footer>
        <script>${raw(script)}</script>
      </body>
    </html>
`.text;
}

function summary(name: string, { result, effective }: Page): Html {
  const { errors, warnings } = counts(result.findings.filter(({ environments }) => environments.includes(name)));
  const said = [
    !effective.has(name) && markup`<span class="bad">Helm refuses it</span>`,
    errors > 0 && markup`<span class="bad">${count(errors, 'error')}</span>`,
    warnings > 0 && markup`<span class="meh">${count(warnings, 'warning')}</span>`,
  ].filter((part) => part instanceof Object);
  return markup`<li>
    <b>${name}</b>${said.length > 0 ? said.map((part, i) => markup`${i > 0 && ', '}${part}`) : markup`<span class="good">no findings</span>`}
  </li>`;
}

function budgets({ budgets: names, effective }: Page): Html | undefined {
  if (names.length === 0) return undefined;
  const values = names.map((name) => [name, valuesOf(effective.get(name) as Effective)] as const);
  const most = Math.max(1, ...values.flatMap(([, each]) => replicaBudget(each).map(({ ceiling }) => ceiling)));
  return markup`<section id="budgets" aria-labelledby="budgets-title">
    <h2 id="budgets-title">Budgets</h2>
    <div class="budgets">
      ${values.map(([name, each]) => {
        const { database, redis } = connectionBudget(each);
        return markup` <section aria-label="Budgets of ${name}">
          <h3>${name}</h3>
          ${budgetPicture('Database', database)}${budgetPicture('Redis', redis)}${replicaPicture(replicaBudget(each), most)}
        </section>`;
      })}
    </div>
  </section>`;
}
