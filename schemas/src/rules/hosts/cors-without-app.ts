import { setting } from '../model/environment.ts';
import { appUrl } from '../model/urls.ts';
import { everywhere, type Rule } from '../rule.ts';

/** Origin as browsers and the api compare it: lower case, without the port of the scheme. */
export const originOf = (url: string): string => URL.parse(url)?.origin ?? url;

export const corsWithoutApp: Rule = {
  code: 'hosts/cors-without-app',
  title: 'The api does not answer the web app',
  explanation: `\`CORS_ORIGINS\` is by default the URL of the web app. Where it is written out it has to hold that too, with scheme and port: otherwise browsers
block every call of the app, while curl and the probes say that all is well.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'config: { CORS_ORIGINS: "https://admin.landfall.example" }\n',
  good: 'config: { CORS_ORIGINS: "https://app.landfall.example,https://admin.landfall.example" }\n',
  *check({ values }) {
    const { value, path } = setting(values, 'api', 'CORS_ORIGINS');
    const app = appUrl(values);
    if (value === undefined || value.split(',').map(originOf).includes(originOf(app.value))) return;
    yield {
      path,
      message: `CORS_ORIGINS ${value} lacks ${originOf(app.value)}, where the web app is`,
      help: `add ${originOf(app.value)}, or leave CORS_ORIGINS out`,
      related: [{ path: app.path, message: "the web app's URL follows from this" }],
    };
  },
};
