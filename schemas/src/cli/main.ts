/** The command `values`. Exit codes: 0 clean, 1 findings, 2 usage or I/O. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { check } from '../checker/index.ts';
import { environments } from '../values/schema.ts';
import { renderText } from './text.ts';

const usage = `usage: values check [ENVIRONMENT…] [-f FILE…]

Checks the effective values of each environment (${environments.join(', ')}): the files in values/ over the chart's defaults.

  -f, --values FILE  one more overlay, on top of every environment
  --root DIR         repository; default: the current folder
`;

class UsageError extends Error {}

async function main(): Promise<number> {
  const { values: options, positionals } = parse();
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const [command, ...names] = positionals;
  if (command !== 'check') throw new UsageError(command ? `unknown command ${command}` : 'no command');
  const unknown = names.filter((name) => !(environments as readonly string[]).includes(name));
  if (unknown.length > 0) throw new UsageError(`unknown environment ${unknown.join(', ')}; there are ${environments.join(', ')}`);
  const wanted = names.length > 0 ? names : environments;
  const extra = options.values.map((file) => path.relative(options.root, file));
  const project = { root: options.root, chart: 'charts/landfall', values: 'values', extra };
  const findings = await check(project, wanted);
  process.stdout.write(renderText(findings, wanted));
  return findings.some((f) => f.severity === 'error') ? 1 : 0;
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        root: { type: 'string', default: '.' },
        values: { type: 'string', short: 'f', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`values: ${error.message}\n\n${usage}`);
  else process.stderr.write(`values: ${(error as Error).message}\n  next: run it in the repository, or name that with --root\n`);
  process.exitCode = 2;
}
