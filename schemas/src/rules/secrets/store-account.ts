import { deployed } from '../model/environment.ts';
import { objectName } from '../model/names.ts';
import { everywhere, type Rule } from '../rule.ts';

export const storeAccount: Rule = {
  code: 'secrets/store-account',
  title: 'The store is read by a ServiceAccount that is not there yet',
  explanation: `On the first install the migration reads its secrets before anything else of the release exists, ServiceAccounts of the components included. The operator reports that
it cannot get a token, and the migration waits until its deadline. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'secrets:\n  external: { create: true, storeKind: SecretStore, storeName: "", aws: { region: eu-central-1, serviceAccount: landfall-api } }\n',
  good: 'secrets:\n  external: { create: true, storeKind: SecretStore, storeName: "", aws: { region: eu-central-1, serviceAccount: secrets-reader } }\n',
  *check({ values, release }) {
    const { source, external } = values.secrets;
    if (source !== 'external' || !external.create) return;
    const owner = deployed(values).find((name) => objectName(values, release, name) === external.aws.serviceAccount);
    if (owner === undefined) return;
    yield {
      path: ['secrets', 'external', 'aws', 'serviceAccount'],
      message: `${external.aws.serviceAccount} is that of ${owner}, which comes with the release`,
      help: 'write one that is there before',
    };
  },
};
