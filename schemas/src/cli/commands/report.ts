import { isOurChart } from '../../engine/project.ts';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { check } from '../../engine/check.ts';
import { renderPage } from '../../report/page.ts';
import type { Command } from '../command.ts';
import { evaluate } from '../evaluate.ts';
import { resultOf } from '../output/result.ts';
import { openWorkspace } from '../workspace.ts';

export const report: Command = {
  name: 'report',
  summary: 'Write a page that shows all environments side by side, with findings and budgets',
  usage: `usage: values report [ENVIRONMENT…] [OPTIONS]
       values report --chart DIR|TGZ [-f FILE…] [--set KEY=VALUE…] [FILE…]

Writes one HTML page that needs nothing else: values of all environments side by
side, where each was written and what it overrode, findings, and how many
connections and replicas they come to. Exits with 1 where there are findings.

      --output FILE             where to write (default: the standard output)
`,
  options: { output: { type: 'string' } },
  run({ positionals, options, shared }, io) {
    const workspace = openWorkspace(shared, [...new Set(positionals)], io);
    const found = check(workspace);
    const evaluation = evaluate(workspace);
    const { hidden, refused, effective } = evaluation;
    const result = resultOf(workspace.chart, found, () => evaluation);
    const budgets = isOurChart(workspace.chart) ? found.environments.filter((name) => effective.has(name) && !refused.has(name)) : [];
    const page = renderPage({
      chart: workspace.chart,
      environments: found.environments,
      effective,
      result,
      hidden: hidden.suspected,
      budgets,
    });
    const output = options['output'];
    if (typeof output === 'string') writeFileSync(path.resolve(io.cwd, output), page);
    else io.stdout.write(page);
    return found.findings.length > 0 ? 1 : 0;
  },
};
