import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestHelm, readLayer, toValues } from '../../src/engine/index.ts';
import type { Values } from '../../src/generated/values.ts';
import { defineValues, valuesYaml } from '../../src/values/define.ts';

const read = (text: string) => {
  const { values, refusal } = readLayer({ name: 'x.yaml', kind: 'overlay', text }, newestHelm);
  expect(refusal?.message).toBeUndefined();
  return toValues(values);
};

/** What has to stay refused by the compiler: `tsc` fails where a line under an expectation compiles. */
export const refused = () => [
  // @ts-expect-error a misspelt key
  defineValues({ databse: { maxConnections: 10 } }),
  // @ts-expect-error a misspelt key further down
  defineValues({ api: { autoscaling: { maxReplica: 3 } } }),
  // @ts-expect-error a number as text
  defineValues({ api: { replicas: '3' } }),
  // @ts-expect-error an environment that there is not
  defineValues({ environment: 'production' }),
  // @ts-expect-error a secret under config
  defineValues({ config: { JWT_SECRET: 'x' } }),
  // @ts-expect-error a worker that no queue has
  defineValues({ workers: { reminder: { replicas: 2 } } }),
  // @ts-expect-error an item of a list is not a list
  defineValues({ networkPolicy: { ingressCidrs: '10.0.0.0/8' } }),
  // @ts-expect-error part of an item of a list, which Helm replaces whole
  defineValues({ networkPolicy: { ingressCidrs: [null] } }),
];

/** Effective values are complete: no part of them may be missing, and none is optional to read. */
export const replicasOf = (values: Values): number => values.api.replicas + values.workers.defaults.replicas;
export const incomplete = () =>
  // @ts-expect-error an overlay is no effective values
  replicasOf(defineValues({}));

describe('defineValues', () => {
  it('gives back what it was given', () => {
    const overlay = { environment: 'prod', api: { nodeSelector: null, replicas: 3 } } as const;
    expect(defineValues(overlay)).toBe(overlay);
  });
});

describe('valuesYaml', () => {
  it('writes a values file that editors check', () => {
    expect(valuesYaml(defineValues({ environment: 'prod', api: { replicas: 3, nodeSelector: null } }))).toBe(
      [
        '# yaml-language-server: $schema=./values.overlay.schema.json',
        'environment: prod',
        'api:',
        '  replicas: 3',
        '  nodeSelector: null',
        '',
      ].join('\n'),
    );
  });

  it.each([
    'y',
    'No',
    'on',
    'true',
    '~',
    'null',
    '0755',
    '1_000',
    '0b1',
    '0x1F',
    '0X1F',
    '-0XA',
    '.5',
    '1e3',
    '-1',
    '.inf',
    '12:30',
    '<<',
    '\u007f',
  ])('keeps the string %j a string, as a value and as a key', (text) => {
    const overlay = { api: { podAnnotations: { [text]: text } } };
    expect(read(valuesYaml(defineValues(overlay)))).toEqual(overlay);
  });

  it('writes any annotations so that Helm reads the same', () => {
    const annotations = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), { noNullPrototype: true });
    fc.assert(
      fc.property(annotations, (podAnnotations) => {
        const overlay = { api: { podAnnotations } };
        expect(read(valuesYaml(defineValues(overlay)))).toStrictEqual(overlay);
      }),
      { seed: Number(process.env['SEED'] ?? 20_261_123), numRuns: 500 },
    );
  });
});
