import path from 'node:path';
import { compareCharts } from '../../compat/charts.ts';
import { brokenBy } from '../../compat/environments.ts';
import { chartAt } from '../../compat/locate.ts';
import { renderCompat } from '../../compat/render.ts';
import { layout } from '../../engine/project.ts';
import { UsageError, type Command } from '../command.ts';
import { evaluate } from '../evaluate.ts';
import { formatOf } from '../options.ts';
import { layoutOf } from '../output/layout.ts';
import { resultOf } from '../output/result.ts';
import { openWorkspace } from '../workspace.ts';

export const compat: Command = {
  name: 'compat',
  summary: 'Tell whether a newer chart still takes the values files that an older one took',
  usage: `usage: values compat OLD [NEW] [OPTIONS]

OLD and NEW are each a git revision, a packaged chart or a chart's folder; NEW
is the working tree unless given. Lists keys that were removed, narrowed, newly
required or given another default, then the values files that break. Exits with
1 where anything is breaking. With --chart DIR, revisions mean that folder.

      --format FORMAT           text, json or markdown (default: text)
`,
  options: { format: { type: 'string' } },
  run(invocation, io) {
    const format = formatOf(invocation, ['text', 'json', 'markdown']);
    const { positionals, shared } = invocation;
    const [oldName, newName, extra] = positionals;
    if (oldName === undefined || extra !== undefined)
      throw new UsageError('compat wants OLD and perhaps NEW', 'for example: values compat v1.2.0');
    const workspace = openWorkspace(shared, [], io);
    const folder = path.relative(
      shared.root,
      path.resolve(shared.chart === undefined ? shared.root : io.cwd, shared.chart ?? layout.chart),
    );
    const places = { cwd: io.cwd, root: shared.root, chart: folder, helm: shared.helm };
    const old = chartAt(oldName, places);
    const now = newName === undefined ? workspace.chart : chartAt(newName, places);
    const { findings, report } = brokenBy(workspace, old, now);
    const result = resultOf(now, { ...report, findings }, () => evaluate({ ...workspace, chart: now }));
    const names = { old: oldName, now: newName ?? 'the working tree' };
    const comparison = { ...names, differences: compareCharts(old, now, (at) => report.secrets.suspected(at)), result };
    io.stdout.write(renderCompat(comparison, format, layoutOf(shared, io)));
    const breaking = comparison.differences.some(({ severity }) => severity === 'breaking') || findings.length > 0;
    return breaking ? 1 : 0;
  },
};
