import { parseArgs } from 'node:util';

export interface Arguments {
  readonly version: boolean;
  readonly datasource: { readonly url?: string; readonly shadowDatabaseUrl?: string };
  readonly datamodels: readonly string[];
  /** Command after `cli`; without one the engine serves JSON-RPC. */
  readonly command: string | undefined;
}

/** The command line that Prisma's CLI gives to a schema engine. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: {
      version: { type: 'boolean', short: 'V' },
      datasource: { type: 'string' },
      datamodels: { type: 'string', multiple: true },
    },
  });
  return {
    version: values.version === true,
    datasource: JSON.parse(String(values.datasource ?? '{}')) as Arguments['datasource'],
    datamodels: (values.datamodels ?? []) as string[],
    command: positionals[0] === 'cli' ? (positionals[1] ?? '') : undefined,
  };
}
