/** Projects of any size to measure on: our chart under many environments, each a complete overlay of its own. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineValues, valuesYaml, type Overlay } from '@landfall/schemas/define';
import { environmentValues } from '@landfall/schemas/effective';
import type { Values } from '@landfall/schemas/values';

export const overlayLines = 300;

/**
 * Writes charts/landfall, values/common.yaml and COUNT environments of {@link overlayLines} lines into FOLDER: every value of the chart
 * written out, as prod has them, and annotations such as a platform team adds. All are valid.
 * @returns the environments' files, relative to FOLDER
 */
export function writeProject(root: string, folder: string, count: number): string[] {
  mkdirSync(path.join(folder, 'values'), { recursive: true });
  for (const part of ['charts/landfall', 'values/common.yaml']) cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  const values = environmentValues(root, 'prod');
  return Array.from({ length: count }, (_, index) => {
    const file = `values/tenant-${String(index).padStart(3, '0')}.yaml`;
    writeFileSync(path.join(folder, file), overlay(values, index));
    return file;
  });
}

function overlay(values: Values, index: number): string {
  const missing = overlayLines - lines(valuesYaml(tenant(values, index, {})));
  if (missing < 2) throw new Error(`expected the chart's values to take fewer than ${overlayLines} lines, found ${overlayLines - missing}`);
  const annotations = Object.fromEntries(
    Array.from({ length: missing }, (_, i) => [`team-${i}.landfall.example/setting`, `value ${i} of tenant ${index}`]),
  );
  return valuesYaml(tenant(values, index, annotations));
}

function tenant(values: Values, index: number, podAnnotations: Record<string, string>): Overlay {
  // Where an autoscaler counts, replicas would say nothing.
  const { replicas: _web, ...web } = values.web;
  const { replicas: _api, ...api } = values.api;
  const { secrets, workers } = values;
  return defineValues({
    ...values,
    image: { ...values.image, tag: `sha-${(0x1000_0000_0000 + index).toString(16)}` },
    domain: `tenant-${index}.landfall.example`,
    config: { ...values.config, S3_BUCKET: `landfall-tenant-${index}-audit`, REDIS_HOST: `redis.tenant-${index}.landfall.internal` },
    secrets: { ...secrets, external: { ...secrets.external, remoteKey: `landfall/tenant-${index}` } },
    web,
    api: { ...api, autoscaling: { ...api.autoscaling, maxReplicas: 4 + (index % 7) }, podAnnotations },
    workers: { ...workers, reminders: { ...workers.reminders, concurrency: 5 + (index % 10) } },
  });
}

const lines = (text: string): number => text.split('\n').length - 1;
