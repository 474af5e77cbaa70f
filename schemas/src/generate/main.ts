/** `make generate` writes every generated file; `--check` writes none and fails if one differs. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as prettier from 'prettier';
import { parse } from 'yaml';
import { contractJson } from './contract-json.ts';
import { envExample, environmentPage, queuesPage } from './docs.ts';
import { findingPages } from './findings.ts';
import { kubernetesDefinitions } from './kubernetes.ts';
import { lintSchema } from './lint.ts';
import { alertsJson, metricsPage } from './metrics.ts';
import { overlaySchema } from './overlay.ts';
import { valuesTypes } from './types.ts';
import { valuesPage } from './values-page.ts';
import { describedValues } from './values-yaml.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const json = (value: unknown): string => JSON.stringify(value, null, 2) + '\n';

const stale: string[] = [];

/** Formats a file as the repository does, compares it, and writes it unless only checking. */
async function put(name: string, text: string): Promise<void> {
  const file = path.join(root, name);
  const options = (await prettier.resolveConfig(file)) ?? {};
  const known = (await prettier.getFileInfo(file)).inferredParser !== null;
  const wanted = known ? await prettier.format(text, { ...options, filepath: file }) : text;
  if ((await readFile(file, 'utf8').catch(() => undefined)) === wanted) return;
  stale.push(name);
  if (process.argv.includes('--check')) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, wanted);
}

// The schema is made with these: they come first, and it is loaded after them.
await put(
  'schemas/src/generated/kubernetes.ts',
  `// Generated from schemas/src/kubernetes by \`make generate\`. Do not edit.
import type { JsonSchema } from '../json-schema.ts';

export const kubernetes: Record<string, JsonSchema> = ${json(kubernetesDefinitions())}`,
);
const { valuesSchema } = await import('../values/schema.ts');

const schema = valuesSchema();
const valuesFile = 'charts/landfall/values.yaml';
const valuesText = await readFile(path.join(root, valuesFile), 'utf8');
const defaults: unknown = parse(valuesText);
const overlay = overlaySchema(schema, defaults);
const problems = [...lintSchema(schema, 'values.schema.json'), ...lintSchema(overlay, 'values.overlay.schema.json')];
if (problems.length > 0) {
  process.stderr.write(`The generated schema is not portable:\n${problems.map((p) => `  ${p}\n`).join('')}`);
  process.exit(1);
}

const files: Record<string, string> = {
  'charts/landfall/values.schema.json': json(schema),
  'charts/landfall/files/contract.json': json(contractJson()),
  'charts/landfall/files/alerts.json': json(alertsJson()),
  'values/values.overlay.schema.json': json(overlay),
  'schemas/src/generated/values.ts': await valuesTypes(schema),
  [valuesFile]: describedValues(valuesText, schema),
  'docs/reference/environment.md': environmentPage(),
  'docs/reference/queues.md': queuesPage(),
  'docs/reference/metrics.md': metricsPage(),
  'docs/reference/values.md': valuesPage(schema, defaults),
  '.env.example': envExample(),
  ...findingPages(),
};

for (const [name, text] of Object.entries(files)) await put(name, text);
// The page of a finding that there no longer is.
for (const name of await readdir(path.join(root, 'docs/findings'), { recursive: true })) {
  const file = path.posix.join('docs/findings', name);
  if (!file.endsWith('.md') || file in files) continue;
  stale.push(file);
  if (!process.argv.includes('--check')) await rm(path.join(root, file));
}
if (process.argv.includes('--check') && stale.length > 0) {
  process.stderr.write(`Out of date: ${stale.join(', ')}\nRun \`make generate\` and commit the result.\n`);
  process.exit(1);
}
process.stdout.write(stale.length > 0 ? `wrote ${stale.join(', ')}\n` : 'generated files are up to date\n');
