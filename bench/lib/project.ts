/** Projects of any size to measure on: our chart under many environments, each a complete overlay of its own. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';

interface Tree {
  readonly [key: string]: unknown;
}

export const overlayLines = 300;

/**
 * Writes charts/landfall, values/common.yaml and COUNT environments of {@link overlayLines} lines into FOLDER: every value of the chart
 * written out, as prod has them, and annotations such as a platform team adds. All are valid.
 * @returns the environments' files, relative to FOLDER
 */
export function writeProject(root: string, folder: string, count: number): string[] {
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  mkdirSync(path.join(folder, 'values'), { recursive: true });
  cpSync(path.join(root, 'charts/landfall'), path.join(folder, 'charts/landfall'), { recursive: true });
  writeFileSync(path.join(folder, 'values/common.yaml'), read('values/common.yaml'));
  const values = merge(parse(read('charts/landfall/values.yaml')) as Tree, parse(read('values/prod.yaml')) as Tree);
  // Where an autoscaler counts, replicas would say nothing.
  for (const component of ['web', 'api']) delete (values[component] as Record<string, unknown>)['replicas'];
  return Array.from({ length: count }, (_, index) => {
    const file = `values/tenant-${String(index).padStart(3, '0')}.yaml`;
    writeFileSync(path.join(folder, file), overlay(values, index));
    return file;
  });
}

function overlay(values: Tree, index: number): string {
  const tenant = merge(values, {
    image: { tag: `sha-${(0x1000_0000_0000 + index).toString(16)}` },
    domain: `tenant-${index}.landfall.example`,
    config: { S3_BUCKET: `landfall-tenant-${index}-audit`, REDIS_HOST: `redis.tenant-${index}.landfall.internal` },
    secrets: { external: { remoteKey: `landfall/tenant-${index}` } },
    api: { autoscaling: { maxReplicas: 4 + (index % 7) } },
    workers: { reminders: { concurrency: 5 + (index % 10) } },
  });
  const missing = overlayLines - lines(stringify(tenant)) - 1;
  if (missing < 2) throw new Error(`expected the chart's values to take fewer than ${overlayLines} lines, found ${overlayLines - missing}`);
  const annotations = Object.fromEntries(
    Array.from({ length: missing }, (_, i) => [`team-${i}.landfall.example/setting`, `value ${i} of tenant ${index}`]),
  );
  const text = stringify(merge(tenant, { api: { podAnnotations: annotations } }));
  return `# yaml-language-server: $schema=./values.overlay.schema.json\n${text}`;
}

const lines = (text: string): number => text.split('\n').length - 1;

function merge(under: Tree, over: Tree): Tree {
  const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
  const merged = Object.entries(over).map(([key, value]) => [key, isTree(value) && isTree(under[key]) ? merge(under[key], value) : value]);
  return { ...under, ...(Object.fromEntries(merged) as Tree) };
}
