import type { Environment } from '../../engine/project.ts';
import { parsePath, pathText, type Path } from '../../engine/tree.ts';
import { UsageError, type Command, type Io, type Shared } from '../command.ts';
import { evaluate, type Evaluation } from '../evaluate.ts';
import { explanationOf } from '../explain/explanation.ts';
import { nearest } from '../explain/nearest.ts';
import { renderExplanation } from '../explain/text.ts';
import { formatOf } from '../options.ts';
import { jsonText } from '../../engine/write/data.ts';
import { layoutOf } from '../output/layout.ts';
import { sayRefusal } from '../refusal.ts';
import { openWorkspace } from '../workspace.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'Tell where a value comes from and what the schema says of it',
  usage: `usage: values explain ENVIRONMENT PATH [OPTIONS]
       values explain --chart DIR|TGZ [-f FILE…] [--set KEY=VALUE…] [FILE] PATH

Tells the effective value of a path such as api.replicas or
podAnnotations["example.com/team"], what each layer says of it and where, what
the schema says, and which environment variable it feeds. Of a map it lists the
values below. Exits with 1 for a path that there is nothing at.

      --format FORMAT           text or json (default: text)
`,
  options: { format: { type: 'string' } },
  run(invocation, io) {
    const format = formatOf(invocation, ['text', 'json']);
    const { positionals, shared } = invocation;
    const text = positionals.at(-1);
    const names = positionals.slice(0, -1);
    const least = shared.chart === undefined ? 2 : 1;
    if (text === undefined || positionals.length < least || positionals.length > 2)
      throw new UsageError(
        shared.chart === undefined ? 'explain wants an environment and a path' : 'explain wants a path',
        'for example: values explain prod api.replicas',
      );
    const path = pathOf(text);
    const workspace = openWorkspace(shared, names, io);
    const environment = (workspace.environments[0] as Environment).name;
    const evaluation = evaluate(workspace);
    const explanation = explanationOf(evaluation, environment, path);
    if (!evaluation.effective.has(environment)) return refuse(evaluation, environment, shared, io);
    if (!explanation) return sayUnknown(evaluation, environment, path, io);
    io.stdout.write(format === 'json' ? jsonText(explanation) : renderExplanation(explanation, layoutOf(shared, io)));
    return 0;
  },
};

function pathOf(text: string): Path {
  try {
    // A leading dot is how templates write it.
    return parsePath(text.replace(/^\.(?:Values\.)?/, ''));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new UsageError(error.message, 'write it like api.replicas, hosts[0] or podAnnotations["example.com/team"]');
    throw error;
  }
}

function refuse(evaluation: Evaluation, environment: string, shared: Shared, io: Io): number {
  sayRefusal(evaluation, environment, shared, io);
  return 1;
}

function sayUnknown(evaluation: Evaluation, environment: string, path: Path, io: Io): number {
  const best = nearest(evaluation.effective.get(environment), path);
  const hint = best === undefined ? '' : `  did you mean ${best}?\n`;
  io.stderr.write(`values: nothing at ${pathText(path)} in ${environment}\n${hint}`);
  return 1;
}
