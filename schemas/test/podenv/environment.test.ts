import { expect, test } from 'vitest';
import { environments } from '../../src/podenv/environment.ts';

const pod = (env: string, kind = 'Pod') =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: p }\nspec:\n  containers:\n    - name: main\n${env}`;
const only = (...manifests: string[]) => environments(manifests.join('\n---\n'))[0]?.variables ?? [];
const config = 'kind: ConfigMap\nmetadata: { name: c }\ndata: { A: "1", B: "two" }';
const secret = 'kind: Secret\nmetadata: { name: s }\nstringData: { TOKEN: hunter2 }\ndata: { OTHER: aHVudGVyMg== }';

test('a literal is shown, and a number that Kubernetes would refuse too', () => {
  expect(only(pod('      env: [{ name: A, value: "x" }, { name: E }]'))).toEqual([
    { name: 'A', value: 'x', secret: false, origin: { kind: 'literal' } },
    { name: 'E', value: '', secret: false, origin: { kind: 'literal' } },
  ]);
});

test('a key of a ConfigMap of the same render is resolved, wherever that stands', () => {
  const env = '      env: [{ name: X, valueFrom: { configMapKeyRef: { name: c, key: B } } }]';
  const resolved = [{ name: 'X', value: 'two', secret: false, origin: { kind: 'ConfigMap', name: 'c', key: 'B' } }];
  expect(only(pod(env), config)).toEqual(resolved);
  expect(only(config, pod(env))).toEqual(resolved);
});

test('a missing object is outside this release; a missing key is missing', () => {
  const env = '      env: [{ name: X, valueFrom: { configMapKeyRef: { name: c, key: NO, optional: true } } }]';
  expect(only(pod(env))[0]?.note).toBe('outside this release, optional');
  expect(only(pod(env), config)[0]?.note).toBe("no such key in this release's ConfigMap, optional");
});

test('values of Secrets are not even read', () => {
  const env =
    '      envFrom: [{ prefix: P_, secretRef: { name: s } }]\n      env: [{ name: X, valueFrom: { secretKeyRef: { name: s, key: TOKEN } } }]';
  const variables = only(pod(env), secret);
  expect(variables.map(({ name, value, secret: hidden }) => [name, value, hidden])).toEqual([
    ['P_OTHER', undefined, true],
    ['P_TOKEN', undefined, true],
    ['X', undefined, true],
  ]);
  expect(JSON.stringify(variables)).not.toContain('hunter2');
});

test('an ExternalSecret offers its target under that name, and all keys where it takes whatever there is', () => {
  const external = (spec: string) => `kind: ExternalSecret\nmetadata: { name: e }\nspec: { target: { name: s }, ${spec} }`;
  const env =
    '      env: [{ name: X, valueFrom: { secretKeyRef: { name: s, key: K } } }, { name: Y, valueFrom: { secretKeyRef: { name: s, key: L } } }]';
  expect(only(pod(env), external('data: [{ secretKey: K }]')).map(({ note }) => note)).toEqual([
    undefined,
    "no such key in this release's Secret",
  ]);
  expect(only(pod(env), external('dataFrom: [{ extract: { key: a } }]')).map(({ note }) => note)).toEqual([undefined, undefined]);
});

test('env wins over envFrom, and later entries over earlier ones', () => {
  const env = '      envFrom: [{ configMapRef: { name: c } }]\n      env: [{ name: A, value: x }, { name: A, value: z }]';
  expect(only(pod(env), config).map(({ name, value }) => [name, value])).toEqual([
    ['B', 'two'],
    ['A', 'z'],
  ]);
});

test('$(NAME) of earlier variables is put in, $$ is a dollar, and a secret makes the whole secret', () => {
  const env = `      env:
        - { name: A, value: "1" }
        - { name: B, value: "$(A)-$$(A)-$(C)" }
        - { name: C, value: "late" }
        - { name: S, valueFrom: { secretKeyRef: { name: s, key: TOKEN } } }
        - { name: U, value: "https://$(S)@host" }
        - { name: F, valueFrom: { fieldRef: { fieldPath: status.podIP } } }
        - { name: G, value: "$(F)" }`;
  const found = Object.fromEntries(only(pod(env), secret).map((variable) => [variable.name, variable]));
  expect(found['B']?.value).toBe('1-$(A)-$(C)');
  expect(found['U']).toEqual({ name: 'U', secret: true, origin: { kind: 'literal' }, note: 'put together with a secret' });
  expect(found['F']?.origin).toEqual({ kind: 'fieldRef', key: 'status.podIP' });
  expect(found['G']?.value).toBe('$(F)');
});

test('every kind of workload is looked into, init containers first', () => {
  const template =
    '{ metadata: { labels: { app.kubernetes.io/component: web } }, spec: { initContainers: [{ name: i }], containers: [{ name: c }] } }';
  const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'].map(
    (kind) => `kind: ${kind}\nmetadata: { name: w }\nspec: { template: ${template} }`,
  );
  const cron = `kind: CronJob\nmetadata: { name: w }\nspec: { jobTemplate: { spec: { template: ${template} } } }`;
  const list = `kind: List\nitems: [{ kind: Pod, metadata: { name: w }, spec: { containers: [{ name: c }] } }]`;
  const found = environments([...kinds, cron, list].join('\n---\n'));
  expect(found.map(({ workload, container, init, component }) => [workload, container, init, component].join(' '))).toEqual([
    ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob'].flatMap((kind) => [
      `${kind}/w i true web`,
      `${kind}/w c false web`,
    ]),
    'Pod/w c false w',
  ]);
});
