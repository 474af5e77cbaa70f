import { alertNames, alerts, type Alert, type AlertName } from '@landfall/schemas/contract';
import { describe, expect, it } from 'vitest';
import { custom, declared, groupsOf, nameOf, production, type Group, type Rule } from './lib/monitoring/cases.ts';
import { stepSeconds, testRules, type RuleTest } from './lib/monitoring/promtool.ts';
import { scenarios, type Release } from './lib/monitoring/scenarios.ts';

const seconds = (duration: string): number => {
  const [, n = '', unit = ''] = /^(\d+)(s|m|h)$/.exec(duration) ?? [];
  return Number(n) * { s: 1, m: 60, h: 3_600 }[unit as 's' | 'm' | 'h'];
};

/** What an expression compares with, as the rule says it: at the end of the first line that compares with a number. */
const thresholdOf = (key: AlertName, expr: string): number =>
  'threshold' in alerts[key] ? Number(/(?:[<>]=?) (\d+(?:\.\d+)?)\s*(?:$|\n)/.exec(expr)?.[1]) : NaN;

const rulesOf = (groups: readonly Group[]): readonly Rule[] => groups.flatMap(({ rules }) => rules);

/** Tests of an alert: for a long time, and the moment before it may fire. */
function testsOf(key: AlertName, rule: Rule, release: Omit<Release, 'threshold'>): RuleTest[] {
  const alertname = nameOf(key);
  const { severity = '', namespace = '' } = rule.labels;
  const { summary = '', runbook_url = '' } = rule.annotations;
  // Rates over as much as 15 minutes have to fill first, and restarts to add up.
  const settled = key === 'podRestarts' ? 18 * 60 : 20 * 60 + seconds(rule.for);
  return scenarios[key]({ ...release, threshold: thresholdOf(key, rule.expr) }).map(({ name, series, alerts: raised }) => ({
    name: `${key}: ${name}`,
    input_series: series,
    alert_rule_test: [
      {
        eval_time: `${settled}s`,
        alertname,
        exp_alerts: raised.map(({ labels, description }) => ({
          exp_labels: { ...labels, severity, namespace },
          exp_annotations: { summary, description, runbook_url },
        })),
      },
      ...(seconds(rule.for) > 0 ? [{ eval_time: `${seconds(rule.for) - stepSeconds}s`, alertname, exp_alerts: [] }] : []),
    ],
  }));
}

describe.each([
  { name: production.name, case: production, release: { namespace: 'landfall-prod', fullname: 'landfall' } },
  { name: custom.name, case: custom, release: { namespace: 'events', fullname: 'a-release-with-the-longest-name-24cdac4f' } },
])('with $name', ({ case: c, release }) => {
  it('both Helms render the same rules', async () => {
    expect(await groupsOf('helm3', c)).toEqual(await groupsOf('helm', c));
  });

  it.each(alertNames)('%s fires just over its threshold and is silent just under', async (key) => {
    const groups = await groupsOf('helm', c);
    const rule = rulesOf(groups).find(({ alert }) => alert === nameOf(key));
    if (!rule) throw new Error(`no rule of ${c.name} is ${nameOf(key)}`);
    // Alone: promtool evaluates all of what it is given, at every step.
    expect(await testRules([{ name: key, rules: [rule] }], testsOf(key, rule, release))).toBe('');
  });
});

describe('every alert', () => {
  it.each(declared)('%s has a scenario that raises it and one that does not', (key, { threshold }: Alert) => {
    const all = scenarios[key]({ namespace: 'n', fullname: 'f', threshold: threshold?.value ?? NaN });
    expect(all.some((scenario) => scenario.alerts.length > 0)).toBe(true);
    expect(all.some((scenario) => scenario.alerts.length === 0)).toBe(true);
  });

  it('takes its threshold, severity and time from the values', async () => {
    const of = async (c: typeof production) => new Map(rulesOf(await groupsOf('helm', c)).map((rule) => [rule.alert, rule]));
    const [before, after] = [await of(production), await of(custom)];
    for (const [key, { severity, for: time, threshold }] of declared) {
      const rule = before.get(nameOf(key));
      expect(rule).toMatchObject({ for: time, labels: { severity } });
      if (threshold) expect(thresholdOf(key, rule?.expr ?? ''), key).toBe(threshold.value);
    }
    expect(after.get('LandfallApiLatency')).toMatchObject({ for: '10m', labels: { severity: 'critical' } });
    expect(thresholdOf('apiLatency', after.get('LandfallApiLatency')?.expr ?? '')).toBe(0.5);
  });
});
