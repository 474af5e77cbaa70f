import { expect, test } from 'vitest';
import { newestHelm } from '../../src/engine/helm.ts';
import { readLayer } from '../../src/engine/read/read.ts';
import { positionOf } from '../../src/engine/source.ts';
import type { Variable } from '../../src/podenv/environment.ts';
import { likelySupplier, supplierOf } from '../../src/podenv/provenance.ts';

const valuesOf = (text: string) => readLayer({ name: 'v.yaml', kind: 'overlay', text }, newestHelm).values;
const variable = (name: string, value: string): Variable => ({ name, value, secret: false, origin: { kind: 'literal' } });
const container = (component: string) => ({ component, workload: '', container: '', init: false, variables: [] });

test("a component's own value is the one, then the common one, then what it is worked out from", () => {
  const values = valuesOf(`config: { LOG_LEVEL: info }
workers: { defaults: { database: { poolSize: 3 } }, reminders: { config: { LOG_LEVEL: debug } } }
domain: example.com
routing: { hosts: { app: "" } }
`);
  const at = (component: string, name: string) => {
    const found = supplierOf(values, container(component), variable(name, ''));
    return found && `${found.path.join('.')}:${positionOf(found.tree.at).line}`;
  };
  expect(at('worker-reminders', 'LOG_LEVEL')).toBe('workers.reminders.config.LOG_LEVEL:2');
  expect(at('api', 'LOG_LEVEL')).toBe('config.LOG_LEVEL:1');
  expect(at('worker-reminders', 'DATABASE_POOL_SIZE')).toBe('workers.defaults.database.poolSize:2');
  expect(at('web', 'APP_URL')).toBe('domain:3');
  expect(at('web', 'PORT')).toBeUndefined();
});

test('in any chart, only one value of that name and text is taken for the source', () => {
  const values = valuesOf('a: { LOG: x }\nb: { LOG: w }\nenv: [{ name: MODE, value: fast }]\n');
  expect(likelySupplier(values, variable('LOG', 'w'))?.path).toEqual(['b', 'LOG']);
  expect(likelySupplier(values, variable('MODE', 'fast'))?.path).toEqual(['env', 0, 'value']);
  expect(likelySupplier(values, variable('LOG', 'z'))).toBeUndefined();
  expect(likelySupplier(valuesOf('a: { LOG: x }\nb: { LOG: x }\n'), variable('LOG', 'x'))).toBeUndefined();
});
