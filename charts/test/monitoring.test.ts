import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { alerts, metrics, metricsOf, type ComponentName, type Metric, type MetricName } from '@landfall/schemas/contract';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { caseOf } from './lib/cases.ts';
import { chart, helms, render, root, template, type Case } from './lib/helm.ts';
import { laws } from './lib/laws/index.ts';
import { rendered } from './lib/laws/law.ts';
import { custom, dashboardsOf, declared, groupsOf, nameOf, production, type Dashboard } from './lib/monitoring/cases.ts';
import { exporters, targetLabels } from './lib/monitoring/exporters.ts';
import { checkRules } from './lib/monitoring/promtool.ts';
import { groupingsOf, selectorsOf, type Selector } from './lib/monitoring/promql.ts';

const kinds = ['PodMonitor', 'PrometheusRule', 'ServiceMonitor'];
const histogramSuffix = /_(bucket|sum|count)$/;
/** Those of prom-client 15, which it has of every process. */
const processMetrics = new Set(
  readFileSync(path.join(import.meta.dirname, 'lib/monitoring/prom-client.txt'), 'utf8')
    .trim()
    .split('\n'),
);

const declaredMetric = (name: string): Metric | undefined => {
  const all: Readonly<Record<string, Metric>> = metrics;
  const base = name.replace(histogramSuffix, '');
  return all[name] ?? (all[base]?.type === 'histogram' ? all[base] : undefined);
};

/** Variables of Grafana and the ranges it works out, as they could be. */
const interpolated = (expr: string): string => expr.replaceAll('$__rate_interval', '2m').replaceAll(/\$\{?\w+\}?/g, 'x');

/** What an expression reads that nobody exposes. */
function unknowns(expr: string): string[] {
  const selectors = selectorsOf(expr);
  const labelsOf = ({ metric }: Selector): readonly string[] => {
    const own = declaredMetric(metric);
    const le = metric.endsWith('_bucket') ? ['le'] : [];
    return [...targetLabels, ...le, ...(own ? Object.keys(own.labels) : (exporters[metric] ?? ['kind']))];
  };
  const problems = selectors.flatMap((selector) => {
    const { metric, matchers } = selector;
    const own = declaredMetric(metric);
    if (!own && !(metric in exporters) && !processMetrics.has(metric)) return [`${metric}: nobody exposes it`];
    if (own?.type === 'histogram' && !histogramSuffix.test(metric)) return [`${metric}: a histogram has no series of this name`];
    return matchers.flatMap(({ label, operator, value }) => {
      if (!labelsOf(selector).includes(label)) return [`${metric}: has no label ${label}`];
      const allowed = own?.labels[label];
      if (allowed === undefined || typeof allowed === 'string' || value === 'x') return [];
      const wanted = operator.endsWith('~') ? value.split('|') : [value];
      return wanted.filter((one) => !allowed.includes(one)).map((one) => `${metric}: ${label} is never ${one}`);
    });
  });
  const known = new Set(selectors.flatMap(labelsOf));
  return [...problems, ...groupingsOf(expr).flatMap((label) => (known.has(label) ? [] : [`groups by ${label}, which no metric has`]))];
}

/** Whether the pods that an expression asks for a metric expose it. */
const misplaced = (expr: string, fullname: string): string[] =>
  selectorsOf(expr).flatMap(({ metric, matchers }) => {
    const own = declaredMetric(metric);
    const job = matchers.find(({ label }) => label === 'job')?.value;
    if (!own) return [];
    if (job === undefined) return [`${metric}: of any release`];
    const asked = (/\((.*)\)/.exec(job)?.[1]?.split('|') ?? [job.replace(`${fullname}-`, '')]) as ComponentName[];
    const name = (metric in metrics ? metric : metric.replace(histogramSuffix, '')) as MetricName;
    return asked.filter((component) => !metricsOf(component).includes(name)).map((component) => `${metric}: ${component} has none`);
  });

const expressions = (dashboard: Dashboard): string[] => [
  ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  ...dashboard.annotations.list.flatMap(({ expr }) => expr ?? []),
  ...dashboard.templating.list.flatMap(({ type, query }) =>
    type === 'query' && typeof query === 'object' ? (/^label_values\((.*), \w+\)$/.exec(query.query)?.[1] ?? []) : [],
  ),
];

describe.each(helms)('with %s', (helm) => {
  describe.each([production, custom])('$name', (c) => {
    it.each(Object.entries(laws))('%s', async (_, law) => {
      expect([...law(rendered(c, await render(helm, c)))]).toStrictEqual([]);
    });
  });
});

describe.each([
  { name: production.name, c: production, fullname: 'landfall' },
  { name: custom.name, c: custom, fullname: 'a-release-with-the-longest-name-24cdac4f' },
])('rules of $name', ({ c, fullname }) => {
  it('are good by promtool', async () => {
    expect(await checkRules(await groupsOf('helm', c))).toBe('');
  });

  it('are the declared alerts, each once', async () => {
    const names = (await groupsOf('helm', c)).flatMap(({ rules }) => rules.map(({ alert }) => alert));
    expect(names.toSorted()).toEqual(declared.map(([key]) => nameOf(key)).toSorted());
  });

  it('read only what somebody exposes', async () => {
    for (const { rules } of await groupsOf('helm', c))
      for (const { alert, expr } of rules) expect([alert, ...unknowns(expr), ...misplaced(expr, fullname)]).toEqual([alert]);
  });

  it('ask for the jobs that the monitors make', async () => {
    interface Endpoint {
      readonly relabelings: readonly { readonly targetLabel: string; readonly replacement: string }[];
    }
    const monitors = (await render('helm', c)).filter(({ kind }) => kind === 'PodMonitor' || kind === 'ServiceMonitor');
    const made = monitors.flatMap(({ spec = {} }) =>
      ((spec['podMetricsEndpoints'] ?? spec['endpoints']) as readonly Endpoint[]).flatMap(({ relabelings }) =>
        relabelings.filter(({ targetLabel }) => targetLabel === 'job').map(({ replacement }) => replacement),
      ),
    );
    const asked = (await groupsOf('helm', c)).flatMap(({ rules }) =>
      rules.flatMap(({ expr }) => selectorsOf(expr).flatMap(({ matchers }) => matchers.filter(({ label }) => label === 'job'))),
    );
    expect(made).toHaveLength(4);
    for (const job of made)
      expect(
        asked.some(({ value }) => new RegExp(`^(?:${value})$`).test(job)),
        job,
      ).toBe(true);
    for (const { value } of asked)
      expect(
        made.some((job) => new RegExp(`^(?:${value})$`).test(job)),
        value,
      ).toBe(true);
  });

  it('look at their own namespace only', async () => {
    for (const { rules } of await groupsOf('helm', c))
      for (const { alert, expr } of rules) {
        const elsewhere = selectorsOf(expr).filter(
          ({ matchers }) => !matchers.some(({ label, value }) => label.endsWith('namespace') && value === c.namespace),
        );
        const counted = ['LandfallApiDown', 'LandfallWebDown'].includes(alert) ? ['kube_deployment_status_replicas_available'] : [];
        expect([alert, ...elsewhere.map(({ metric }) => metric)]).toEqual([alert, ...counted]);
      }
  });

  it('leave no place to fill in', async () => {
    expect(JSON.stringify(await groupsOf('helm', c))).not.toMatch(/<<|>>/);
  });

  it('lead to a page that is there', async () => {
    const base = c === custom ? 'https://wiki.example.com/runbooks/' : 'https://github.com/landfall/landfall/blob/main/docs/runbooks/';
    for (const { rules } of await groupsOf('helm', c))
      for (const { alert, annotations } of rules) {
        const url = annotations['runbook_url'] ?? '';
        expect(url.startsWith(base), alert).toBe(true);
        expect(existsSync(path.join(root, 'docs/runbooks', url.slice(base.length))), `${alert}: ${url}`).toBe(true);
      }
  });
});

describe('an alert', () => {
  const written = readdirSync(path.join(chart, 'files/alerts')).flatMap((file) =>
    Object.keys(parse(readFileSync(path.join(chart, 'files/alerts', file), 'utf8')) as object).map((key) => [key, file] as const),
  );

  it('has its expression in the file of its group', () => {
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(declared.map(([key, { group }]) => [key, `${group}.yaml`])));
    expect(written).toHaveLength(declared.length);
  });

  it.each(declared)('%s compares with its threshold if it has one', (key, { group, threshold }) => {
    const file = parse(readFileSync(path.join(chart, `files/alerts/${group}.yaml`), 'utf8')) as Record<string, { expr: string }>;
    expect(file[key]?.expr.includes('<<threshold>>')).toBe(threshold !== undefined);
  });

  it.each(declared)('%s has a runbook with its name in it', (key, { runbook }) => {
    const page = path.join(root, `docs/runbooks/${runbook}.md`);
    expect(existsSync(page), page).toBe(true);
    expect(readFileSync(page, 'utf8')).toContain(nameOf(key));
    expect(readFileSync(path.join(root, 'docs/runbooks/README.md'), 'utf8')).toContain(`(${runbook}.md)`);
  });

  it.each(declared)('%s can be turned off', async (key) => {
    const groups = await groupsOf('helm', { ...production, set: { ...production.set, [`monitoring.alerts.rules.${key}.enabled`]: false } });
    const names = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
    expect(names).not.toContain(nameOf(key));
    expect(names).toHaveLength(declared.length - 1);
  });

  it.each([
    ['migrationFailed', { 'migrations.enabled': false }],
    ['externalSecretNotSynced', { 'secrets.source': 'existing' }],
    ['autoscalerAtMax', { 'web.autoscaling.enabled': false, 'api.autoscaling.enabled': false }],
    ['workerDown', { 'workers.defaults.enabled': false }],
    ['jobAge', { 'workers.defaults.enabled': false }],
    ['jobFailures', { 'workers.defaults.enabled': false }],
  ] as const)('%s is not there where nothing is that it is about', async (key, set) => {
    const groups = await groupsOf('helm', { ...production, set: { ...production.set, ...set } });
    expect(groups.flatMap(({ rules }) => rules.map(({ alert }) => alert))).not.toContain(nameOf(key));
  });

  it('is silent about the queue of a worker that is turned off', async () => {
    const groups = await groupsOf('helm', { ...production, set: { ...production.set, 'workers.feedback.enabled': false } });
    expect(JSON.stringify(groups)).not.toContain('feedback');
    expect(JSON.stringify(groups)).toContain('queue=~\\"audit-archive|reminders\\"');
  });

  it('is a warning or worse', () => {
    expect(new Set(Object.values(alerts).map(({ severity }) => severity))).toEqual(new Set(['warning', 'critical']));
  });
});

describe.each([production, custom])('dashboards of $name', (c) => {
  const all = async () => Object.entries(await dashboardsOf('helm', c));

  it('are three, with names and ids of this release', async () => {
    const found = await all();
    expect(found.map(([name]) => name.replace(/^.*-/, ''))).toEqual(['api.json', 'runtime.json', 'workers.json']);
    const uids = found.map(([, { uid }]) => uid);
    expect(new Set(uids).size).toBe(3);
    for (const uid of uids) expect(uid).toMatch(/^landfall-[a-z]+-[0-9a-f]{8}$/);
    const other = Object.values(await dashboardsOf('helm', { ...c, namespace: 'another' })).map(({ uid }) => uid);
    expect(uids.filter((uid) => other.includes(uid))).toEqual([]);
  });

  it('hold only expressions that promtool takes', async () => {
    const groups = (await all()).map(([name, dashboard], n) => ({
      name,
      rules: expressions(dashboard).map((expr, i) => ({ record: `dashboard:${n}:${i}`, expr: interpolated(expr) })),
    }));
    expect(groups.every(({ rules }) => rules.length > 10)).toBe(true);
    expect(await checkRules(groups)).toBe('');
  });

  it('read only what somebody exposes, of their own namespace', async () => {
    for (const [name, dashboard] of await all())
      for (const expr of expressions(dashboard)) {
        expect([name, expr, ...unknowns(interpolated(expr))]).toEqual([name, expr]);
        const elsewhere = selectorsOf(expr).filter(
          ({ matchers }) => !matchers.some(({ label, value }) => label === 'namespace' && value === c.namespace),
        );
        expect([expr, ...elsewhere]).toEqual([expr]);
      }
  });

  it('show every metric of the contract', async () => {
    const shown = new Set(
      (await all()).flatMap(([, dashboard]) =>
        expressions(dashboard)
          .flatMap(selectorsOf)
          .map(({ metric }) => metric),
      ),
    );
    const base = new Set([...shown].map((name) => name.replace(histogramSuffix, '')));
    expect(Object.keys(metrics).filter((name) => !shown.has(name) && !base.has(name))).toEqual([]);
  });

  it('take their data source from a variable', async () => {
    for (const [, { panels, annotations, templating }] of await all()) {
      expect(templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' });
      const queries = [...panels.filter(({ type }) => type !== 'row'), ...panels.flatMap(({ targets = [] }) => targets)];
      const sources = [...queries, ...annotations.list, ...templating.list.slice(1)].map(({ datasource }) => datasource);
      for (const source of sources) expect(source).toEqual({ type: 'prometheus', uid: '${datasource}' });
    }
  });

  it('have panels with a unit, a title and a sentence, and none over another', async () => {
    for (const [, { panels, schemaVersion }] of await all()) {
      expect(schemaVersion).toBe(41);
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      const taken = new Map<string, string>();
      for (const { type, title, description, fieldConfig, targets = [], gridPos } of panels) {
        expect(title).not.toBe('');
        if (type !== 'row') {
          expect(description, title).toMatch(/\.$/);
          expect(fieldConfig?.defaults.unit, title).toMatch(/^(short|s|ops|reqps|percentunit|bytes)$/);
          expect(targets.length, title).toBeGreaterThan(0);
          for (const { legendFormat } of targets) expect(legendFormat, title).not.toBe('');
        }
        expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
        for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
          for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
            expect(taken.get(`${x}/${y}`), `${title} lies over it`).toBeUndefined();
            taken.set(`${x}/${y}`, title);
          }
      }
    }
  });

  it('leave no place to fill in, and use only variables that they have', async () => {
    for (const [name, dashboard] of await all()) {
      expect(JSON.stringify(dashboard)).not.toMatch(/<<|>>/);
      const used = expressions(dashboard).flatMap((expr) => [...expr.matchAll(/\$\{?(\w+)/g)].map(([, variable]) => variable));
      const own = new Set(['__rate_interval', ...dashboard.templating.list.map((variable) => variable.name)]);
      expect([name, ...used.filter((variable) => !own.has(variable ?? ''))]).toEqual([name]);
    }
  });
});

describe('by default', () => {
  it.each(helms)('%s renders nothing that needs an operator', async (helm) => {
    const c: Case = caseOf('ci/minimal');
    expect((await render(helm, c)).filter(({ kind }) => kinds.includes(kind))).toEqual([]);
    expect(await template(helm, c)).not.toContain('grafana_dashboard');
  });
});
