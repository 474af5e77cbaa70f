import type { Values } from '../../generated/values.ts';
import { needing, setting, settings } from '../model/environment.ts';
import { policy, type Comparison, type Own } from '../rule.ts';
import { shared } from './shared.ts';

const buckets = (values: Values): readonly Own[] =>
  settings(values, needing(values, 'objectStore'), 'S3_BUCKET').map(({ value, path }) => {
    const endpoint = setting(values, 'worker-audit-archive', 'S3_ENDPOINT').value;
    return { id: endpoint === undefined ? value : `${value} of ${endpoint}`, path };
  });

export const sharedBucket: Comparison = {
  code: 'isolation/bucket',
  title: 'Two environments archive into one bucket',
  explanation: `The archive is the only copy of rows that were deleted from the database. With a bucket in common nobody can tell tests from what happened, and who may
read stage's archive reads production's.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'stage',
  bad: 'config: { S3_BUCKET: landfall-prod-audit }\n',
  good: 'config: { S3_BUCKET: landfall-blue-audit }\n',
  note: (values) => ({ own: buckets(values) }),
  compare: (notes) => shared(notes, 'the bucket', 'write a bucket of this environment'),
};
