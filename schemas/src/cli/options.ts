import path from 'node:path';
import { parseArgs } from 'node:util';
import { helmOf, newestHelm, UnknownVersion } from '../engine/helm.ts';
import { suggest } from '../engine/schema/suggest.ts';
import { firstRecord } from './csv.ts';
import { UsageError, type FlagArgument, type Invocation, type Io, type OptionsConfig, type Shared } from './command.ts';
import { secondsOf } from './duration.ts';

const flagKinds = ['set', 'set-string', 'set-json', 'set-file', 'set-literal'] as const;

const sharedOptions = {
  root: { type: 'string' },
  chart: { type: 'string' },
  values: { type: 'string', short: 'f', multiple: true },
  ...(Object.fromEntries(flagKinds.map((kind) => [kind, { type: 'string', multiple: true }])) as OptionsConfig),
  'helm-version': { type: 'string' },
  'helm-timeout': { type: 'string' },
  color: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies OptionsConfig;

export const sharedUsage = `Options of every command:
      --root DIR                the repository (default: this folder or the nearest
                                one above that holds values/ and charts/)
      --chart DIR|TGZ           any chart instead of the repository's; arguments
                                then are values files, an environment each
  -f, --values FILE             one more values file, over those of each
                                environment or, with --chart, under it
      --set KEY=VALUE           as Helm has them, and likewise --set-string,
                                --set-json, --set-file and --set-literal
      --helm-version V          version of Helm that merges (default: ${newestHelm.version})
      --helm-timeout DURATION   --timeout that Helm is given (default: 5m0s)
      --color WHEN              auto, always or never (default: auto, which is: on
                                a terminal unless NO_COLOR is set)
  -h, --help                    this text
      --version                 the version of this program
`;

/** Arguments as written, before anyone asks what they mean. */
export interface RawArguments {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  /** Flags of the `--set` family in their order on the command line. */
  readonly flags: readonly FlagArgument[];
}

/**
 * Splits a command line; an argument after an option that wants one belongs to it, whatever it looks like, as with Helm.
 * @throws {UsageError} for an option that is unknown or wants a value
 */
export function splitArguments(argv: readonly string[], own: OptionsConfig): RawArguments {
  const options: OptionsConfig = { ...sharedOptions, ...own };
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const positionals: string[] = [];
  const flags: FlagArgument[] = [];
  const given: Record<string, string | boolean | string[]> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw unknownOption(token.rawName, Object.keys(options));
    if (option.type === 'string' && token.value === undefined) throw new UsageError(`${token.rawName} wants a value`);
    if (option.type === 'boolean' && token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`);
    const kind = flagKinds.find((name) => name === token.name);
    if (kind) flags.push({ kind, text: token.value as string });
    else if (option.type === 'boolean') given[token.name] = true;
    else if (option.multiple) (given[token.name] = (given[token.name] as string[] | undefined) ?? []).push(token.value as string);
    else given[token.name] = token.value as string;
  }
  return { positionals, options: given, flags };
}

function unknownOption(name: string, known: readonly string[]): UsageError {
  const best = name.startsWith('--') ? suggest(name.slice(2), known) : undefined;
  return new UsageError(`unknown option ${name}`, best === undefined ? 'values COMMAND --help lists them' : `did you mean --${best}?`);
}

/** @throws {UsageError} for a value that an option does not take */
export function invocationOf(raw: RawArguments, io: Io, findRoot: (from: string) => string): Invocation {
  const text = (name: string) => raw.options[name] as string | undefined;
  const chart = text('chart');
  const root = text('root');
  const shared: Shared = {
    root: root === undefined ? (chart === undefined ? findRoot(io.cwd) : io.cwd) : path.resolve(io.cwd, root),
    ...(chart === undefined ? {} : { chart }),
    files: ((raw.options['values'] ?? []) as readonly string[]).flatMap(filesOf),
    flags: raw.flags,
    helm: helm(text('helm-version')),
    helmTimeoutSeconds: timeout(text('helm-timeout') ?? '5m0s'),
    color: color(text('color') ?? 'auto', io),
  };
  return { positionals: raw.positionals, options: raw.options, shared };
}

function filesOf(list: string): readonly string[] {
  const names = list === '' ? [] : firstRecord(list);
  if (names) return names;
  throw new UsageError(
    `--values: expected names with commas between them, found ${JSON.stringify(list)}`,
    'a name with a comma or a quote stands in double quotes, and a quote in it twice: -f \'"a,b.yaml"\'',
  );
}

function helm(version: string | undefined) {
  try {
    return version === undefined ? newestHelm : helmOf(version);
  } catch (error) {
    if (error instanceof UnknownVersion) throw new UsageError(`--helm-version: ${error.message}`);
    throw error;
  }
}

function timeout(duration: string): number {
  const seconds = secondsOf(duration);
  if (seconds === undefined)
    throw new UsageError(`--helm-timeout: expected a duration such as 10m or 1h30m0s, found ${JSON.stringify(duration)}`);
  return seconds;
}

function color(when: string, { env, stdout }: Io): boolean {
  if (when === 'always') return true;
  if (when === 'never') return false;
  if (when !== 'auto') throw new UsageError(`--color: expected auto, always or never, found ${JSON.stringify(when)}`);
  return stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/**
 * The `--format` of a command, the first of `formats` where none is given.
 * @throws {UsageError} for another
 */
export function formatOf<F extends string>(invocation: Invocation, formats: readonly [F, ...F[]]): F {
  const given = invocation.options['format'];
  if (given === undefined) return formats[0];
  const format = formats.find((one) => one === given);
  if (format === undefined) throw new UsageError(`--format: expected ${formats.join(', ')}, found ${JSON.stringify(given)}`);
  return format;
}
