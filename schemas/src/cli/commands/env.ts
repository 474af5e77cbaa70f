import { isOurChart } from '../../engine/project.ts';
import path from 'node:path';
import type { Environment } from '../../engine/project.ts';
import type { MapTree } from '../../engine/tree.ts';
import { layout } from '../../engine/project.ts';
import { template } from '../../podenv/helm.ts';
import { inspect, missingTag } from '../../podenv/inspect.ts';
import { environmentsJson, renderEnvironments, type Shown } from '../../podenv/render.ts';
import { UsageError, type Command, type Io, type Shared } from '../command.ts';
import { evaluate, type Evaluation } from '../evaluate.ts';
import { formatOf } from '../options.ts';
import { layoutOf } from '../output/layout.ts';
import { redactionOf, type Redaction } from '../redact/redaction.ts';
import { sayRefusal } from '../refusal.ts';
import { openWorkspace } from '../workspace.ts';

export const env: Command = {
  name: 'env',
  summary: 'Show the environment variables of each component as its pods will see them',
  usage: `usage: values env [ENVIRONMENT…] [OPTIONS]
       values env --chart DIR|TGZ [-f FILE…] [--set KEY=VALUE…] [FILE…]

Renders with helm (HELM_BIN names another program) and lists, for each
container, every variable with its value, the ConfigMap or Secret key that it
comes from, and where in the values files it was written. Values of secrets are
never shown. Exits with 1 where Helm refuses.

      --component NAME          only this component
      --release NAME            name of the release (default: the chart's)
      --namespace NAME          namespace (default: CHART-ENVIRONMENT)
      --format FORMAT           text or json (default: text)
`,
  options: { format: { type: 'string' }, component: { type: 'string' }, release: { type: 'string' }, namespace: { type: 'string' } },
  run(invocation, io) {
    const format = formatOf(invocation, ['text', 'json']);
    const { positionals, options, shared } = invocation;
    const workspace = openWorkspace(shared, positionals, io);
    const evaluation = evaluate(workspace);
    const redaction = redactionOf(evaluation.chart, evaluation);
    const shown: Shown[] = [];
    let refused = false;
    for (const environment of workspace.environments) {
      const found = containers({ environment, evaluation, redaction, shared, options, io });
      if (found) shown.push(...found);
      else refused = true;
    }
    const wanted = options['component'];
    const chosen = wanted === undefined ? shown : shown.filter(({ component }) => component === wanted);
    if (chosen.length === 0 && wanted !== undefined && !refused)
      throw new UsageError(
        `no component ${wanted as string}`,
        `there are ${[...new Set(shown.map(({ component }) => component))].join(', ')}`,
      );
    io.stdout.write(format === 'json' ? environmentsJson(chosen) : renderEnvironments(chosen, layoutOf(shared, io)));
    return refused ? 1 : 0;
  },
};

interface Task {
  readonly environment: Environment;
  readonly evaluation: Evaluation;
  readonly redaction: Redaction;
  readonly shared: Shared;
  readonly options: Readonly<Record<string, unknown>>;
  readonly io: Io;
}

/** Undefined where Helm refuses; why is said. */
function containers({ environment, evaluation, redaction, shared, options, io }: Task): Shown[] | undefined {
  const values = evaluation.effective.get(environment.name)?.values;
  if (!values || evaluation.refused.has(environment.name)) {
    sayRefusal(evaluation, environment.name, shared, io);
    return undefined;
  }
  const ours = isOurChart(evaluation.chart);
  const tag = ours ? missingTag(values) : undefined;
  if (tag !== undefined)
    io.stderr.write(`values: ${environment.name} has no image.tag: rendered with --set ${tag}, which no variable depends on\n`);
  const { name } = evaluation.chart;
  const result = template({
    program: io.env['HELM_BIN'] ?? 'helm',
    release: (options['release'] as string | undefined) ?? name,
    namespace: (options['namespace'] as string | undefined) ?? (shared.chart === undefined ? `${name}-${environment.name}` : 'default'),
    chart: shared.chart === undefined ? path.join(shared.root, layout.chart) : path.resolve(io.cwd, shared.chart),
    files: environment.files.map((file) => path.resolve(shared.root, file)),
    flags: [...shared.flags, ...(tag === undefined ? [] : [{ kind: 'set', text: tag }])],
    cwd: shared.root,
    env: io.env,
  });
  if ('manifests' in result)
    return inspect({ environment: environment.name, rendered: result.manifests, values, ours, scrub: (text) => redaction.scrub(text) });
  sayTemplateRefusal(environment.name, result.refusal, values, { redaction, io, evaluation });
  return undefined;
}

/** Helm's own words, unless they might quote a secret that is too short to be found in them for sure. */
function sayTemplateRefusal(
  name: string,
  refusal: string,
  values: MapTree,
  { redaction, io, evaluation }: Pick<Task, 'redaction' | 'io' | 'evaluation'>,
): void {
  const message = redaction.scrub(refusal.trim());
  const short = shortSecrets(values, (at) => evaluation.secrets.named(at)).some((secret) => message.includes(secret));
  io.stderr.write(short ? 'Helm refuses; its message is not shown here: it may quote a secret\n' : `${message}\n`);
  io.stderr.write(`values: Helm refuses to render ${name}\n`);
}

/** Redaction looks for longer ones only: short ones stand in many words. */
function shortSecrets(tree: MapTree, suspected: (path: string[]) => boolean, path: string[] = []): string[] {
  return [...tree.entries].flatMap(([key, child]) => {
    const here = [...path, key];
    if (child.kind === 'map') return shortSecrets(child, suspected, here);
    if (child.kind !== 'scalar' || child.value === null || !suspected(here)) return [];
    const text = String(child.value);
    return text.length > 0 && text.length < 6 ? [text] : [];
  });
}
