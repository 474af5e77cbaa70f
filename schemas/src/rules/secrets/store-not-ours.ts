import { everywhere, type Rule } from '../rule.ts';

export const storeNotOurs: Rule = {
  code: 'secrets/store-not-ours',
  title: 'A SecretStore is made, and another one is described',
  explanation: `\`storeKind\` and \`storeName\` say where a store that is already there can be found. With \`create\` the chart makes a SecretStore of the namespace, under a name of its own.
Together they mean that an overlay and a lower layer disagree. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'secrets:\n  external: { create: true, storeKind: SecretStore, storeName: aws, aws: { region: eu-central-1 } }\n',
  good: 'secrets:\n  external: { create: true, storeKind: SecretStore, storeName: "", aws: { region: eu-central-1 } }\n',
  *check({ values }) {
    const { source, external } = values.secrets;
    if (source !== 'external' || !external.create) return;
    const related = [{ path: ['secrets', 'external', 'create'], message: 'the store is made' }];
    if (external.storeKind !== 'SecretStore')
      yield {
        path: ['secrets', 'external', 'storeKind'],
        message: `create makes a SecretStore of the namespace, and no ${external.storeKind}`,
        help: 'write SecretStore, or create: false',
        related,
      };
    if (external.storeName !== '')
      yield {
        path: ['secrets', 'external', 'storeName'],
        message: `${external.storeName} is a store that is there, and create makes another one`,
        help: 'write an empty one, or create: false',
        related,
      };
  },
};
