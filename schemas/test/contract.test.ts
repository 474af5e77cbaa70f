import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { componentNames, components, env, queueNames, queues, variableNames, variablesOf, type Variable } from '../src/contract/index.ts';
import type { Values } from '../src/generated/values.ts';
import { workerTimes } from '../src/rules/model/times.ts';
import { root } from './helpers.ts';

const variables = variableNames.map((name): [string, Variable] => [name, env[name]]);

describe('the environment contract', () => {
  it.each(variables)('%s has an example and a default that its own schema accepts', (_name, v) => {
    const validate = new Ajv({ strict: true }).compile(v.schema);
    expect(validate(v.example)).toBe(true);
    if (v.kind === 'config' && v.default !== undefined) expect(validate(v.default)).toBe(true);
  });

  it.each(variables)('%s is read by a component and has one origin at most', (_name, v) => {
    expect(v.readBy.length).toBeGreaterThan(0);
    // One that the chart works out can be optional: outside of the chart the app runs without it.
    if (v.kind === 'config') expect([v.default !== undefined, v.derive ?? v.optional].filter(Boolean).length).toBeLessThan(2);
  });

  it('gives values.yaml exactly its defaults', async () => {
    const values = parse(await readFile(path.join(root, 'charts/landfall/values.yaml'), 'utf8')) as { config: unknown };
    const defaults = variables.flatMap(([name, v]) => (v.kind === 'config' && v.default !== undefined ? [[name, v.default] as const] : []));
    expect(values.config).toEqual(Object.fromEntries(defaults));
  });

  it('lets no component read a secret of a service that it does not need', () => {
    const needOf = {
      DATABASE_URL: 'database',
      REDIS_PASSWORD: 'redis',
      RESEND_API_KEY: 'mail',
      STRIPE_SECRET_KEY: 'payments',
      S3_SECRET_KEY: 'objectStore',
    } as const;
    for (const component of componentNames)
      for (const [name, need] of Object.entries(needOf))
        if ((variablesOf(component) as string[]).includes(name)) expect(components[component].needs).toContain(need);
  });
});

describe('the queue registry', () => {
  it('has one worker component for each queue', () => {
    expect(componentNames.filter((name) => name.startsWith('worker-')).toSorted()).toEqual(
      queueNames.map((name) => `worker-${name}`).toSorted(),
    );
  });

  it.each(queueNames)('%s schedules only jobs that it has', (name) => {
    expect(queues[name].jobs).toEqual(expect.arrayContaining(Object.keys(queues[name].schedules)));
  });

  it('has no job in two queues', () => {
    const jobs = queueNames.flatMap((name) => queues[name].jobs as readonly string[]);
    expect(new Set(jobs).size).toBe(jobs.length);
  });

  it.each(queueNames)('%s: the default drain of workers lets its longest job finish', async (name) => {
    const values = parse(await readFile(path.join(root, 'charts/landfall/values.yaml'), 'utf8')) as Values;
    const { drainSeconds, gracePeriodSeconds } = workerTimes(name, values.workers.defaults.shutdown);
    expect(drainSeconds).toBeGreaterThanOrEqual(queues[name].longestJobSeconds);
    expect(gracePeriodSeconds).toBeGreaterThan(drainSeconds);
  });
});
