import { env, variableNames } from '@landfall/schemas/contract';
import { id, ofKind, podTemplates } from '../objects.ts';
import { get } from '../values.ts';
import type { Law } from './law.ts';

const secretNames: readonly string[] = variableNames.filter((name) => env[name].kind === 'secret');

/** The beginning of the Base64 of everything that begins so: whole groups of three bytes. */
const base64Part = (prefix: string): string => Buffer.from(prefix.slice(0, prefix.length - (prefix.length % 3))).toString('base64');

/** What the values of secrets have in common in the tests, as they are and as a Secret holds them. */
const sentinels = ['sentinel-', base64Part('sentinel-'), base64Part('postgresql://sentinel-')];
export const leaks = (text: string): readonly string[] => sentinels.filter((sentinel) => text.includes(sentinel));

export const secretsStayInSecrets: Law = function* ({ objects, extra, values }) {
  const source = JSON.stringify(get(values, 'secrets', 'source'));
  for (const object of [...objects, ...extra]) {
    const found = leaks(JSON.stringify(object));
    if (found.length > 0 && object.kind !== 'Secret') yield `${id(object)} shows a secret`;
    if (found.length > 0 && source !== '"inline"') yield `${id(object)} holds a secret of the values, and secrets come from ${source}`;
  }
};

export const secretsComeFromOneSource: Law = function* ({ objects, values }) {
  const source = JSON.stringify(get(values, 'secrets', 'source'));
  if (source !== '"inline"') for (const object of ofKind(objects, 'Secret')) yield `${id(object)} is made, and secrets come from ${source}`;
  if (source !== '"external"')
    for (const object of ofKind(objects, 'ExternalSecret')) yield `${id(object)} is made, and secrets come from ${source}`;
};

export const variablesComeByReference: Law = function* ({ objects }) {
  for (const object of ofKind(objects, 'ConfigMap'))
    for (const key of Object.keys(object.data ?? {})) if (secretNames.includes(key)) yield `${id(object)} holds the secret variable ${key}`;
  for (const { owner, pod } of podTemplates(objects)) {
    for (const { name, value, valueFrom } of pod.spec.containers[0].env ?? []) {
      if (secretNames.includes(name) && (value !== undefined || !valueFrom?.secretKeyRef)) yield `${id(owner)} has ${name} in plain`;
    }
  }
};
