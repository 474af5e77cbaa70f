import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/run.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Options {
  readonly cwd?: string;
  /** Width of the terminal; left out: a pipe. */
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs one command line inside this process. */
export async function values(argv: readonly string[], { cwd = process.cwd(), columns, env = {} }: Options = {}): Promise<Outcome> {
  let out = '';
  let err = '';
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  const io = {
    stdout: { write: (text: string) => (out += text), ...terminal },
    stderr: { write: (text: string) => (err += text), ...terminal },
    env,
    cwd,
    today: '2026-06-15',
  };
  return { code: await run(argv, io), out, err };
}

/** A folder with these files, for as long as the test runs. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'values-cli-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  additionalProperties: false,
  required: ['replicas', 'image'],
  properties: {
    global: { type: 'object' },
    replicas: { type: 'integer', minimum: 1, maximum: 50, description: 'Number of pods' },
    logLevel: { enum: ['debug', 'info', 'warn'], description: 'Lowest level that is logged' },
    image: {
      type: 'object',
      additionalProperties: false,
      properties: { repository: { type: 'string' }, tag: { type: 'string', description: 'Tag of the image' } },
    },
    hosts: { type: 'array', items: { type: 'string', pattern: '^[a-z.]+$' } },
    annotations: { type: 'object', additionalProperties: { type: 'string' } },
    licence: { type: 'string', writeOnly: true, minLength: 8 },
    database: {
      type: 'object',
      additionalProperties: false,
      properties: { user: { type: 'string' }, password: { type: 'string', 'x-secret': true }, port: { type: 'integer' } },
    },
  },
};

/** A repository with a small chart and three environments: dev and prod are well, stage is not. */
export const shop = {
  'charts/landfall/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'charts/landfall/values.schema.json': JSON.stringify(schema, null, 2),
  'charts/landfall/values.yaml': `# Number of pods.
replicas: 1
logLevel: info
image:
  repository: shop
  tag: ""
hosts: []
annotations: {}
database:
  user: shop
  port: 5432
`,
  'values/common.yaml': 'annotations:\n  example.com/team: shop\n',
  'values/dev.yaml': 'logLevel: debug\nhosts: [shop.localhost]\n',
  'values/stage.yaml': `# Stage
replicas: two
image:
  tga: sha-1
hosts:
  - shop.example
database:
  user: shop # the owner
  password: 12345678
`,
  'values/prod.yaml': `replicas: 3
hosts: [shop.example, www.shop.example]
annotations: null
database:
  password: correct-horse-battery
`,
} as const;
