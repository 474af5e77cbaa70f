import { everywhere, type Rule } from '../rule.ts';
import { durationOf } from './scrape.ts';

const longest = '2m';

export const intervalTooLong: Rule = {
  code: 'monitoring/interval-too-long',
  title: 'Alerts look at a time with too few samples',
  explanation: `The alerts compare rates over five minutes, and a rate takes two samples. With longer between them a scrape that is missed once leaves nothing to
compare, and an alert that has nothing to compare is silent. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'monitoring:\n  scrape: { interval: 121s }\n',
  good: 'monitoring:\n  scrape: { interval: 2m }\n',
  *check({ values }) {
    const { alerts, scrape } = values.monitoring;
    if (!alerts.enabled || scrape.kind === 'none' || durationOf(scrape.interval) <= durationOf(longest)) return;
    yield {
      path: ['monitoring', 'scrape', 'interval'],
      message: `alerts look at five minutes, and a sample comes every ${scrape.interval}`,
      help: `write ${longest} or less`,
    };
  },
};
