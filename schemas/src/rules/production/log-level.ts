import { deployed, settings } from '../model/environment.ts';
import { policy, type Rule } from '../rule.ts';

const remarks = new Map([
  ['trace', 'logs every step'],
  ['debug', 'logs every step'],
  ['fatal', 'hides warnings and errors'],
  ['silent', 'logs nothing'],
]);

export const logLevel: Rule = {
  code: 'production/log-level',
  title: 'Production logs too much, or nothing',
  explanation: `\`debug\` and \`trace\` multiply the volume of logs, which is paid by the gigabyte, and hold details of requests that are personal data. \`fatal\` and
\`silent\` take away what alerts and the next incident need. An incident is a good reason for \`debug\`: suppress the rule for its time.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'api:\n  config: { LOG_LEVEL: debug }\n',
  good: 'api:\n  config: { LOG_LEVEL: warn }\n',
  *check({ values }) {
    for (const { value, path } of settings(values, deployed(values), 'LOG_LEVEL')) {
      const remark = remarks.get(value);
      if (remark !== undefined) yield { path, message: `LOG_LEVEL ${value} ${remark}`, help: 'write info or warn' };
    }
  },
};
