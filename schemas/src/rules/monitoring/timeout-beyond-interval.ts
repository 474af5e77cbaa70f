import { everywhere, type Rule } from '../rule.ts';
import { durationOf } from './scrape.ts';

export const timeoutBeyondInterval: Rule = {
  code: 'monitoring/timeout-beyond-interval',
  title: 'A scrape may take longer than the time between two',
  explanation: `The Prometheus Operator refuses a monitor whose timeout is longer than its interval: it is stored, and Prometheus never learns of it. The chart refuses
such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'monitoring:\n  scrape: { interval: 30s, timeout: 31s }\n',
  good: 'monitoring:\n  scrape: { interval: 30s, timeout: 30s }\n',
  *check({ values }) {
    const { interval, timeout } = values.monitoring.scrape;
    if (durationOf(timeout) <= durationOf(interval)) return;
    yield {
      path: ['monitoring', 'scrape', 'timeout'],
      message: `a scrape may take ${timeout}, and the next one begins after ${interval}`,
      help: `write ${interval} or less`,
      related: [{ path: ['monitoring', 'scrape', 'interval'], message: `the time between two scrapes is ${interval}` }],
    };
  },
};
