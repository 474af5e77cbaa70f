import { metrics, metricsOf, type ComponentName, type Metric, type MetricName } from '@landfall/schemas/contract';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { build } from './build.ts';

type Declared = typeof metrics;
/** Of several components: what each of them exposes. */
type Exposed<C extends ComponentName> = { [N in MetricName]: [C] extends [Declared[N]['components'][number]] ? N : never }[MetricName];
type Label<N extends MetricName> = keyof Declared[N]['labels'] & string;
interface Instrument<L extends string> {
  readonly counter: Counter<L>;
  readonly gauge: Gauge<L>;
  readonly histogram: Histogram<L>;
}

/** The metrics of a component by their names in the contract, and the registry that serves them. */
export type Metrics<C extends ComponentName> = { readonly registry: Registry } & {
  readonly [N in Exposed<C>]: Instrument<Label<N>>[Declared[N]['type']];
};
/** What every process with a database and a Redis has. */
export type BackendMetrics = Metrics<'api' | 'worker-reminders'>;

const classes = { counter: Counter, gauge: Gauge, histogram: Histogram } as const;

/** Registers exactly what the contract says that a component exposes, and the metrics of every Node.js process. */
export function createMetrics<C extends ComponentName>(component: C): Metrics<C> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const created = Object.fromEntries(metricsOf(component).map((name) => [name, create(name, component, registry)]));
  (created['build_info'] as Gauge<keyof typeof build>).set(build, 1);
  return { registry, ...created } as Metrics<C>;
}

function create(name: MetricName, component: ComponentName, registry: Registry): Counter | Gauge | Histogram {
  const metric: Metric = metrics[name];
  const buckets = metric.type === 'histogram' ? { buckets: [...metric.buckets] } : {};
  const labelNames = Object.keys(metric.labels);
  const created = new classes[metric.type]({ name, help: metric.help, labelNames, registers: [registry], ...buckets });
  // A counter that begins at 1 has no increase: Prometheus has to see its 0.
  if (created instanceof Counter) for (const labels of combinations(metric, component)) created.inc(labels, 0);
  return created;
}

/** Every combination of labels; none where one of them has no complete list. */
function combinations({ labels }: Metric, component: ComponentName): Record<string, string>[] {
  let all: Record<string, string>[] = [{}];
  for (const [label, allowed] of Object.entries(labels)) {
    const values = typeof allowed === 'string' ? [] : allowed.filter((value) => label !== 'queue' || component === `worker-${value}`);
    all = all.flatMap((known) => values.map((value) => ({ ...known, [label]: value })));
  }
  return all;
}

/** Has a gauge read its value whenever it is scraped. */
export const collect = <G extends Gauge>(gauge: G, read: (gauge: G) => void | Promise<void>): void =>
  void Object.assign(gauge, { collect: () => read(gauge) });
