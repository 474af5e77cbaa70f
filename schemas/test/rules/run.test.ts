import { describe, expect, it } from 'vitest';
import { positionOf, type Span } from '../../src/engine/source.ts';
import { pathText, treeAt } from '../../src/engine/tree.ts';
import { databaseBudget, runRules, valuesOf } from '../../src/rules/index.ts';
import { partsOf } from '../../src/rules/connections/explain.ts';
import { merge, over, shipped } from './support.ts';

const place = ({ at }: { at: Span }): string => {
  const { file, line, column } = positionOf(at);
  return `${file}:${line}:${column}`;
};

describe('a finding of a rule', () => {
  it('stands at the overlay that takes part, rather than at a default of the chart', () => {
    const [found, ...others] = runRules(over('prod', 'api: { autoscaling: { enabled: false } }'));
    expect(others).toStrictEqual([]);
    expect(found).toMatchObject({ code: 'production/replicas', path: ['api', 'autoscaling', 'enabled'], environments: [] });
    expect(place(found as { at: Span })).toBe('fixture.yaml:1:32');
  });

  it('stands at the default where nobody wrote anything', () => {
    const [found] = runRules(merge(shipped.dev), { helmTimeoutSeconds: 60 });
    expect(found).toMatchObject({ code: 'migrations/deadline-beyond-helm-timeout', path: ['migrations', 'deadlineSeconds'] });
    expect(place(found as { at: Span })).toMatch(/^charts\/landfall\/values\.yaml:\d+:20$/);
  });

  it('stands at a flag', () => {
    const [found] = runRules(merge(shipped.prod, [{ kind: 'set', text: 'image.tag=latest' }]));
    expect(found?.code).toBe('images/mutable-tag');
    expect(place(found as { at: Span })).toBe('--set:1:11');
  });

  it('stands at the key of the deepest parent where there is no such key', () => {
    const effective = over('prod', 'web:\n  resources:\n    limits: { cpu: 500m, memory: 1Gi }\n');
    const limits = treeAt(effective.values, ['web', 'resources', 'limits']);
    if (limits?.kind === 'map') limits.entries.delete('memory');
    const found = runRules(effective);
    expect(found.map(({ code }) => code)).toStrictEqual(['resources/limit-missing']);
    expect(found.map(place)).toStrictEqual(['fixture.yaml:3:5']);
  });

  it('stands at an item of a list', () => {
    expect(
      runRules(over('prod', 'web:\n  tolerations:\n    - { key: a, operator: Exists }\n    - { operator: Exists }\n')).map(place),
    ).toStrictEqual(['fixture.yaml:4:7']);
  });
});

describe('the values that rules read', () => {
  it('are made once for each environment', () => {
    const effective = merge(shipped.prod);
    expect(valuesOf(effective)).toBe(valuesOf(effective));
  });
});

describe('the parts of a budget', () => {
  it('are the largest first, and each place once', () => {
    const values = valuesOf(over('prod', 'workers: { feedback: { replicas: 60 }, reminders: { replicas: 3 } }'));
    expect(partsOf(databaseBudget(values)).map(({ path, message }) => `${pathText(path)}: ${message}`)).toStrictEqual([
      'workers.feedback.replicas: worker-feedback: up to 60 pods, 183 connections',
      'workers.defaults.database.poolSize: worker-feedback: 3 each; worker-reminders: 3 each; worker-audit-archive: 3 each',
      'api.autoscaling.maxReplicas: api: up to 10 pods, 110 connections',
      'api.database.poolSize: api: 10 each',
      'workers.reminders.replicas: worker-reminders: up to 3 pods, 12 connections',
      'workers.defaults.replicas: worker-audit-archive: up to 2 pods, 9 connections',
    ]);
  });
});
