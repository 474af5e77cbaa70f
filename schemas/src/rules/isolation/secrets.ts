import type { Values } from '../../generated/values.ts';
import { policy, type Comparison, type Own } from '../rule.ts';
import { shared } from './shared.ts';

const keys = ({ secrets: { source, external } }: Values): readonly Own[] =>
  source === 'external' ? [{ id: `${external.storeName}/${external.remoteKey}`, path: ['secrets', 'external', 'remoteKey'] }] : [];

export const sharedSecrets: Comparison = {
  code: 'isolation/secrets',
  title: 'Two environments read the same secrets',
  explanation: `One key of the store means one \`DATABASE_URL\` and one \`JWT_SECRET\`: stage writes into the database of production, and a session of one is valid in the
other.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'stage',
  bad: 'secrets:\n  external: { remoteKey: landfall/prod }\n',
  good: 'secrets:\n  external: { remoteKey: landfall/blue }\n',
  note: (values) => ({ own: keys(values) }),
  compare: (notes) => shared(notes, 'the key', 'write the key of this environment'),
};
