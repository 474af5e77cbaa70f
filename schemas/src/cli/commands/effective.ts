import { UsageError, type Command } from '../command.ts';
import { evaluate } from '../evaluate.ts';
import { formatOf } from '../options.ts';
import { toJson, toYaml } from '../../engine/write/data.ts';
import { openValues } from '../redact/values.ts';
import { sayRefusal } from '../refusal.ts';
import { openWorkspace } from '../workspace.ts';

export const effective: Command = {
  name: 'effective',
  summary: 'Print what templates see as .Values',
  usage: `usage: values effective ENVIRONMENT [OPTIONS]
       values effective --chart DIR|TGZ [-f FILE…] [--set KEY=VALUE…] [FILE]

Prints exactly what templates see as .Values, also where check has findings;
values that a schema marks as secret are shown as (secret). Exits with 1 only
where Helm itself refuses; where a schema is why, the values are still printed.

      --format FORMAT           yaml or json (default: yaml)
`,
  options: { format: { type: 'string' } },
  run({ positionals, shared, ...invocation }, io) {
    const format = formatOf({ positionals, shared, ...invocation }, ['yaml', 'json']);
    const workspace = openWorkspace(shared, positionals, io);
    const [environment, other] = workspace.environments;
    if (!environment || other)
      throw new UsageError('effective wants one environment', `environments: ${workspace.environments.map(({ name }) => name).join(', ')}`);
    const evaluation = evaluate(workspace);
    const merged = evaluation.effective.get(environment.name);
    if (merged) {
      const values = openValues(merged.values, evaluation.hidden.marked);
      io.stdout.write(format === 'json' ? toJson(values) : toYaml(values));
    }
    if (!evaluation.refused.has(environment.name)) return 0;
    sayRefusal(evaluation, environment.name, shared, io);
    return 1;
  },
};
