import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { expect, test } from 'vitest';
import { componentNames, env, type ComponentName, type Variable } from '../src/contract/index.ts';
import { values } from '../test/cli/cli.ts';

const root = path.resolve(import.meta.dirname, '../..');
const bin = (name: string) => path.join(root, '.tools/bin', name);

interface Json {
  containers: {
    component: string;
    variables: {
      name: string;
      value?: string;
      secret: boolean;
      origin: { kind: string; name: string; key: string };
      note?: string;
      file?: string;
    }[];
  }[];
}

interface Manifest {
  kind: string;
  metadata: { name: string };
  data?: Record<string, string>;
  spec: {
    template: {
      spec: { containers: { name: string; env: { name: string; valueFrom: Record<string, { name: string; key: string }> }[] }[] };
    };
  };
}

async function environments(environment: string, helm: string) {
  const { code, out } = await values(['env', environment, '--format', 'json'], {
    cwd: root,
    env: { ...(process.env as Record<string, string>), HELM_BIN: bin(helm) },
  });
  expect(code).toBe(0);
  return (JSON.parse(out) as Json).containers;
}

/** The same by other means: a walk over the text that Helm prints. */
function independent(environment: string, helm: string) {
  const args = [
    '-f',
    `values/common.yaml`,
    '-f',
    `values/${environment}.yaml`,
    '--set',
    'image.tag=unset',
    '-n',
    `landfall-${environment}`,
  ];
  const text = execFileSync(bin(helm), ['template', 'landfall', 'charts/landfall', ...args], { cwd: root, encoding: 'utf8' });
  const manifests = [...parseAllDocuments(text)]
    .map((document) => (document as { toJS(): Manifest | null }).toJS())
    .filter((manifest) => manifest !== null);
  const configs = Object.fromEntries(
    manifests.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata, data }) => [metadata.name, data]),
  );
  return Object.fromEntries(
    manifests
      .filter(({ kind }) => kind === 'Deployment' || kind === 'Job')
      .flatMap(({ spec }) => spec.template.spec.containers)
      .map(({ name, env: entries }) => [
        name,
        entries.map(({ name: variable, valueFrom }) => {
          const from = valueFrom['configMapKeyRef'];
          return [variable, from ? (configs[from.name]?.[from.key] ?? 'missing') : '(secret)'];
        }),
      ]),
  );
}

test.for(['dev', 'stage', 'prod'].flatMap((environment) => ['helm', 'helm3'].map((helm) => [environment, helm] as const)))(
  '%s with %s: what the pods get, by a reading of their own and by the contract',
  async ([environment, helm]) => {
    const found = await environments(environment, helm);
    const ours = Object.fromEntries(
      found.map(({ component, variables }) => [component, variables.map((one) => [one.name, one.secret ? '(secret)' : one.value])]),
    );
    expect(ours).toEqual(independent(environment, helm));
    expect(found.map(({ component }) => component).toSorted()).toEqual([...componentNames].toSorted());
    for (const { component, variables } of found) {
      const reads = Object.entries(env as Record<string, Variable>).filter(([, { readBy }]) => readBy.includes(component as ComponentName));
      const names = variables.map(({ name }) => name);
      const unknown = names.filter((name) => reads.every(([known]) => known !== name));
      const missing = reads.filter(([name, variable]) => !names.includes(name) && !variable.optional).map(([name]) => name);
      expect({ component, unknown, missing }).toEqual({ component, unknown: [], missing: [] });
      for (const { name, secret, origin } of variables) {
        const { kind } = (env as Record<string, Variable>)[name] as Variable;
        expect([name, secret, origin.kind]).toEqual([name, kind === 'secret', kind === 'secret' ? 'Secret' : 'ConfigMap']);
      }
    }
    // What is written in values is told where; what only the chart knows, such as the drain of a queue's longest job, is not.
    const withoutPlace = [
      ...new Set(
        found.flatMap(({ variables }) => variables.filter((one) => !one.secret && one.file === undefined).map(({ name }) => name)),
      ),
    ];
    expect(withoutPlace.toSorted()).toEqual(['API_INTERNAL_URL', 'METRICS_PORT', 'PORT', 'SHUTDOWN_DRAIN_SECONDS']);
  },
);

test('without Helm it says what to do', async () => {
  const { code, err } = await values(['env', 'dev'], { cwd: root, env: { HELM_BIN: '/nowhere/helm' } });
  expect(code).toBe(2);
  expect(err).toContain('HELM_BIN');
});

test('a secret is in no output where Helm refuses', async () => {
  const secret = 'hunter2-and-more';
  const argv = [
    'env',
    'dev',
    '--set',
    'secrets.source=inline',
    '--set',
    `secrets.inline.JWT_SECRET=${secret}`,
    '--set',
    'secrets.inline.NOPE=x',
  ];
  const { code, out, err } = await values(argv, { cwd: root, env: { ...(process.env as Record<string, string>), HELM_BIN: bin('helm') } });
  expect(code).toBe(1);
  expect(out + err).not.toContain(secret);
});
