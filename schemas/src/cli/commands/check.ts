import path from 'node:path';
import { check as checkValues } from '../../engine/check.ts';
import { Refusal } from '../../engine/finding.ts';
import type { Command, Invocation, Io } from '../command.ts';
import { evaluate } from '../evaluate.ts';
import { formatOf } from '../options.ts';
import { renderJson } from '../output/json.ts';
import { resultOf, type Result } from '../output/result.ts';
import { nothingSecret } from '../redact/redaction.ts';
import { layoutOf } from '../output/layout.ts';
import { renderText } from '../output/text.ts';
import { version } from '../version.ts';
import { openWorkspace } from '../workspace.ts';

export const check: Command = {
  name: 'check',
  summary: 'Check each values file, and each environment as Helm merges it',
  usage: `usage: values check [ENVIRONMENT…] [OPTIONS]
       values check --chart DIR|TGZ [-f FILE…] [--set KEY=VALUE…] [FILE…]

Checks each values file by itself, each environment as Helm merges it, and the
rules of its policy.

      --format FORMAT           text, json, sarif or github (default: text)
`,
  options: { format: { type: 'string' } },
  async run(invocation, io) {
    const format = formatOf(invocation, ['text', 'json', 'sarif', 'github']);
    const result = find(invocation, io);
    io.stdout.write(await render(result, format, invocation, io));
    return result.findings.length > 0 ? 1 : 0;
  },
};

function find({ positionals, shared }: Invocation, io: Io): Result {
  try {
    const workspace = openWorkspace(shared, [...new Set(positionals)], io);
    return resultOf(workspace.chart, checkValues(workspace), () => evaluate(workspace));
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

/** A chart that cannot be loaded has neither values nor schemas: nothing tells what in it is secret. */
const refused = ({ finding }: Refusal): Result => ({
  environments: [],
  findings: [finding],
  redaction: nothingSecret,
});

async function render(result: Result, format: 'text' | 'json' | 'sarif' | 'github', { shared }: Invocation, io: Io): Promise<string> {
  switch (format) {
    case 'text':
      return renderText(result, layoutOf(shared, io));
    case 'json':
      return renderJson(result);
    case 'sarif': {
      const [{ renderSarif }, { codes }] = await Promise.all([import('../output/sarif.ts'), import('../../engine/catalogue.ts')]);
      return renderSarif(result, codes, version());
    }
    case 'github': {
      const { renderGithub } = await import('../output/github.ts');
      const checkout = io.env['GITHUB_WORKSPACE'];
      return renderGithub(result, checkout === undefined ? '' : path.relative(checkout, shared.root));
    }
  }
}
