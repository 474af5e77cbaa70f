import { commands, type CommandName } from './commands/index.ts';
import { UsageError, type Command, type Io } from './command.ts';
import { invocationOf, sharedUsage, splitArguments } from './options.ts';
import { findRoot } from './root.ts';
import { meant } from './suggest.ts';
import { version } from './version.ts';

/**
 * Runs one command line.
 * @returns the exit code: 0 clean, 1 findings, 2 usage or I/O
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    io.stderr.write(failure(error, io));
    return 2;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const at = argv.findIndex((argument) => !argument.startsWith('-'));
  // Options may stand before the command only where they need no value.
  const [before, name, after] = at === -1 ? [argv, undefined, []] : [argv.slice(0, at), argv[at], argv.slice(at + 1)];
  const global = splitArguments(before, {}).options;
  if (global['version']) return print(io, `${version()}\n`);
  if (name === undefined || name === 'help') {
    if (after[0] !== undefined) return print(io, help(await load(after[0])));
    if (name === undefined && !global['help']) throw new UsageError('no command', 'values --help lists them');
    return print(io, await overview());
  }
  const command = await load(name);
  const raw = splitArguments([...before, ...after], command.options);
  if (raw.options['help']) return print(io, help(command));
  if (raw.options['version']) return print(io, `${version()}\n`);
  return await command.run(invocationOf(raw, io, findRoot), io);
}

const print = (io: Io, text: string): number => {
  io.stdout.write(text);
  return 0;
};

async function load(name: string): Promise<Command> {
  if (!Object.hasOwn(commands, name)) throw new UsageError(`unknown command ${name}`, meant(name, Object.keys(commands), 'commands'));
  return await commands[name as CommandName]();
}

const help = (command: Command): string => `${command.usage.trimEnd()}\n\n${sharedUsage}`;

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((loaded) => loaded()));
  const width = Math.max(...all.map(({ name }) => name.length));
  const lines = all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`);
  return `usage: values COMMAND [OPTIONS]\n\nChecks and explains the values of Helm charts.\n\n${lines.join('')}\nvalues COMMAND --help says more. Exit codes: 0 clean, 1 findings, 2 usage or I/O.\n`;
}

/** Never a stack: it may hold a value of a file, and says nothing to who runs this. */
function failure(error: unknown, io: Io): string {
  if (error instanceof UsageError) return `values: ${error.message}\n${error.help === undefined ? '' : `  ${error.help}\n`}`;
  if (isSystemError(error)) return `values: ${error.message}\n  next: check the name of the file, and --root\n`;
  const frames = error instanceof Error && io.env['VALUES_DEBUG'] === '1' ? stackWithoutMessage(error) : '';
  return `values: an error in this program: ${error instanceof Error ? error.name : typeof error}\n  next: run it again with VALUES_DEBUG=1 and report what it prints\n${frames}`;
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string';

/** Messages of foreign errors may quote the text that they failed on; their frames cannot. */
const stackWithoutMessage = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => `${line}\n`)
    .join('');
