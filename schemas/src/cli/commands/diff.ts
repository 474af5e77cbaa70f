import { isOurChart } from '../../engine/project.ts';
import type { Environment } from '../../engine/project.ts';
import { UsageError, type Command } from '../command.ts';
import { differences } from '../diff/difference.ts';
import { judgedIn } from '../diff/policy.ts';
import { renderDifferences } from '../diff/text.ts';
import { evaluate } from '../evaluate.ts';
import { formatOf } from '../options.ts';
import { jsonText } from '../../engine/write/data.ts';
import { layoutOf } from '../output/layout.ts';
import { sayRefusal } from '../refusal.ts';
import { openWorkspace } from '../workspace.ts';

export const diff: Command = {
  name: 'diff',
  summary: 'Compare the effective values of two environments',
  usage: `usage: values diff FROM TO [OPTIONS]
       values diff --chart DIR|TGZ [-f FILE…] [--set KEY=VALUE…] FILE FILE

Lists the values that are added (+), removed (-) or changed (~) from one
environment to the other, with the place of each and what it is about.
Exits with 0 whether or not they differ.

      --only-policy             only what is looked at by rules that are stricter in
                                some environments; for the repository's chart
      --exit-code               exit with 1 where the environments differ
      --format FORMAT           text or json (default: text)
`,
  options: { format: { type: 'string' }, 'only-policy': { type: 'boolean' }, 'exit-code': { type: 'boolean' } },
  run(invocation, io) {
    const format = formatOf(invocation, ['text', 'json']);
    const { positionals, options, shared } = invocation;
    if (positionals.length !== 2) throw new UsageError('diff wants two environments', 'for example: values diff stage prod');
    const workspace = openWorkspace(shared, positionals, io);
    const hasRules = isOurChart(workspace.chart);
    if (options['only-policy'] && !hasRules)
      throw new UsageError(`--only-policy: there are rules for the chart landfall only, not for ${workspace.chart.name}`);
    const [from, to] = workspace.environments as readonly [Environment, Environment];
    const evaluation = evaluate(workspace);
    const [before, after] = [from, to].map(({ name }) => evaluation.effective.get(name));
    const refused = [from, to].filter(({ name }) => evaluation.refused.has(name));
    if (!before || !after || (options['only-policy'] && refused.length > 0)) {
      for (const { name } of refused) sayRefusal(evaluation, name, shared, io);
      return 1;
    }
    const judged = hasRules && refused.length === 0 ? judgedIn([before, after]) : undefined;
    const all = differences(before.values, after.values, evaluation.hidden.suspected, judged);
    const found = options['only-policy'] ? all.filter(({ policy }) => policy) : all;
    io.stdout.write(
      format === 'json'
        ? jsonText({ version: 1, from: from.name, to: to.name, differences: found })
        : renderDifferences(from.name, to.name, found, layoutOf(shared, io)),
    );
    return options['exit-code'] && found.length > 0 ? 1 : 0;
  },
};
