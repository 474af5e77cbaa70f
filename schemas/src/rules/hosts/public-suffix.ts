import { cookieDomain } from '../model/urls.ts';
import { everywhere, type Problem, type Rule } from '../rule.ts';

/** The most used of publicsuffix.org with two labels; every single label is one too. */
const suffixes = new Set(
  `ac.uk co.uk gov.uk org.uk com.au net.au org.au co.nz co.jp ne.jp or.jp co.kr co.in co.id co.il co.th co.za com.ar com.br com.cn com.hk com.mx
com.my com.ph com.pl com.sg com.tr com.tw com.ua com.vn github.io gitlab.io netlify.app vercel.app pages.dev workers.dev web.app firebaseapp.com
herokuapp.com fly.dev onrender.com azurewebsites.net cloudapp.net cloudfront.net appspot.com run.app`.split(/\s+/),
);

export const publicSuffix: Rule = {
  code: 'hosts/public-suffix',
  title: 'The session cookie is for a domain that browsers refuse',
  explanation: `A browser drops a cookie for a public suffix (\`com\`, \`co.uk\`, \`github.io\`), since it would reach everybody's sites: nobody can sign in. \`domain\` is
the registrable domain: one label more. The rule knows single labels and the most used suffixes, not the whole list.`,
  policy: everywhere,
  fixtureEnvironment: 'stage',
  bad: 'domain: co.uk\n',
  good: 'domain: landfall-stage.co.uk\n',
  *check({ values }) {
    const places = new Map<string, Problem>();
    for (const component of ['api', 'web'] as const) {
      const { value, path } = cookieDomain(values, component);
      if (value.includes('.') && !suffixes.has(value)) continue;
      places.set(String(path), {
        path,
        message: `browsers refuse a cookie for ${value}, a public suffix`,
        help: `write a domain below it, such as example.${value}`,
      });
    }
    yield* places.values();
  },
};
