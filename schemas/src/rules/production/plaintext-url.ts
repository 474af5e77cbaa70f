import type { Values } from '../../generated/values.ts';
import { deployed, settings, type Setting } from '../model/environment.ts';
import { policy, type Rule } from '../rule.ts';

const carried = {
  APP_URL: 'passwords and sessions',
  API_URL: 'passwords and sessions',
  RESEND_BASE_URL: 'the API key and every e-mail',
  STRIPE_BASE_URL: 'the API key and who pays what',
  S3_ENDPOINT: 'archived rows',
} as const;

const urls = (values: Values, name: keyof typeof carried): readonly Setting<string>[] => settings(values, deployed(values), name);

export const plaintextUrl: Rule = {
  code: 'production/plaintext-url',
  title: 'A configured URL is without TLS',
  explanation: `A URL that is written out in \`config\` wins over the one that the chart derives, also over its \`https\`. With \`http\` what goes there crosses the
network readable.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'config: { RESEND_BASE_URL: "http://mail.landfall.internal:443" }\n',
  good: 'config: { RESEND_BASE_URL: "https://mail.landfall.internal" }\n',
  *check({ values }) {
    for (const name of ['APP_URL', 'API_URL', 'RESEND_BASE_URL', 'STRIPE_BASE_URL', 'S3_ENDPOINT'] as const)
      for (const { value, path } of urls(values, name))
        if (value.startsWith('http:'))
          yield { path, message: `${name} is ${value}: ${carried[name]} cross the network readable`, help: 'write https' };
  },
};
