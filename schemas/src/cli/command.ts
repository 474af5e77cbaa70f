import type { ParseArgsConfig } from 'node:util';
import type { Helm } from '../engine/helm.ts';

export type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

/** One stream of the terminal; the process's own streams are such. */
export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Width of a terminal. */
  readonly columns?: number | undefined;
}

/** All that a command may touch of the process, so that tests run commands without one. */
export interface Io {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; relative files of arguments are looked up here. */
  readonly cwd: string;
  /** YYYY-MM-DD, by which suppressions end; default: the day in UTC. */
  readonly today?: string;
}

/** One argument of Helm's `--set` family, as it was written. */
export interface FlagArgument {
  readonly kind: 'set' | 'set-string' | 'set-json' | 'set-file' | 'set-literal';
  readonly text: string;
}

/** What the options that all commands share say. */
export interface Shared {
  /** Absolute. */
  readonly root: string;
  /** Folder or .tgz of a chart: given, the project's own files play no part. */
  readonly chart?: string;
  /** `-f`, in order, as written; `-` is the standard input. */
  readonly files: readonly string[];
  readonly flags: readonly FlagArgument[];
  readonly helm: Helm;
  readonly helmTimeoutSeconds: number;
  /** Whether to colour the standard output. */
  readonly color: boolean;
}

/** The command line of one command, parsed. */
export interface Invocation {
  readonly positionals: readonly string[];
  /** The command's own options by long name: a string, a list for `multiple`, true for a switch; undefined where not given. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly shared: Shared;
}

/** One command of `values`. Exit codes: 0 clean, 1 findings, 2 usage or I/O (throw {@link UsageError} or let the error of the file system pass). */
export interface Command {
  readonly name: string;
  /** One line for `values --help`. */
  readonly summary: string;
  /** `values --help NAME`: from `usage: values NAME …` to the own options, without the shared ones, which follow by themselves. */
  readonly usage: string;
  /** Own options; `--format` belongs here. */
  readonly options: OptionsConfig;
  /** @returns the exit code */
  run(invocation: Invocation, io: Io): number | Promise<number>;
}

/** The command line is wrong, or names what is not there: exit code 2. */
export class UsageError extends Error {
  /** What to do next. */
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.name = 'UsageError';
    this.help = help;
  }
}
