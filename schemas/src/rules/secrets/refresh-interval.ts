import { policy, type Rule } from '../rule.ts';

const seconds = { s: 1, m: 60, h: 3600 } as const;
const least = 60;

/** Seconds of an interval of the schema's form, such as 1h. */
const secondsOf = (interval: string): number => Number(interval.slice(0, -1)) * seconds[interval.at(-1) as keyof typeof seconds];

export const refreshInterval: Rule = {
  code: 'secrets/refresh-interval',
  title: 'Secrets are read once, or all the time',
  explanation: `The External Secrets Operator reads a secret once and never again where \`refreshInterval\` is 0: a rotated password never arrives. Every read of every
component is a paid call to the store, and stores throttle: less than a minute costs more than it gives.`,
  policy: policy('off', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'secrets:\n  external: { refreshInterval: 59s }\n',
  good: 'secrets:\n  external: { refreshInterval: 1m }\n',
  *check({ values }) {
    const { source, external } = values.secrets;
    const interval = secondsOf(external.refreshInterval);
    if (source !== 'external' || interval >= least) return;
    yield {
      path: ['secrets', 'external', 'refreshInterval'],
      message:
        interval === 0
          ? `with ${external.refreshInterval} a rotated secret never arrives`
          : `the store is asked every ${interval} s for each component`,
      help: 'write 1h',
    };
  },
};
