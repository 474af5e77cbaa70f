import { components } from '../../contract/components.ts';
import { variablesOf, env } from '../../contract/env.ts';
import type { Path } from '../../engine/tree.ts';
import { deployed } from '../model/environment.ts';
import { fullname, objectName } from '../model/names.ts';
import { everywhere, type Rule } from '../rule.ts';

export const nameTaken: Rule = {
  code: 'secrets/name-taken',
  title: 'A Secret of somebody else has the name of one that the chart makes',
  explanation: `Unless \`secrets.source\` is \`existing\`, the release makes a Secret for each component that reads secrets, called like the component. One that
already exists under that name, such as a certificate, would be overwritten. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'image:\n  pullSecrets: [landfall-api]\n',
  good: 'image:\n  pullSecrets: [registry-login]\n',
  *check({ values, release }) {
    const { secrets, routing, image, global } = values;
    const certificate = routing.tls.secretName || `${fullname(values, release)}-tls`;
    if (secrets.source === 'existing') {
      if (routing.tls.enabled && routing.tls.issuer.name !== '' && certificate === secrets.existing.name)
        yield {
          path: ['routing', 'tls', 'secretName'],
          message: `cert-manager would write its certificate into ${secrets.existing.name}, which has the secrets`,
          help: 'write the name of another Secret',
          related: [{ path: ['secrets', 'existing', 'name'], message: 'the Secret of the variables' }],
        };
      return;
    }
    const own = new Map(
      deployed(values)
        .filter((name) => variablesOf(name).some((variable) => env[variable].kind === 'secret'))
        .map((name) => [objectName(values, release, name), name]),
    );
    const given: (readonly [string, Path])[] = [
      [routing.tls.enabled ? routing.tls.secretName : '', ['routing', 'tls', 'secretName']],
      ...image.pullSecrets.map((name, i) => [name, ['image', 'pullSecrets', i]] as const),
      ...(global?.imagePullSecrets ?? []).map((one, i) => {
        const path: Path = ['global', 'imagePullSecrets', i];
        return typeof one === 'string' ? ([one, path] as const) : ([one.name, [...path, 'name']] as const);
      }),
    ];
    for (const [name, path] of given) {
      const component = own.get(name);
      if (component === undefined) continue;
      yield {
        path,
        message: `${name} is the Secret that this release makes for ${component} (${components[component].description})`,
        help: 'write another name',
      };
    }
  },
};
