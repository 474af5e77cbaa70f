import type { Path } from '../../engine/tree.ts';
import { isAddress } from '../model/addresses.ts';
import { needing, setting } from '../model/environment.ts';
import { hostOfUrl, isWithin } from '../model/urls.ts';
import { policy, type Problem, type Rule } from '../rule.ts';

interface Store {
  readonly host: string | undefined;
  readonly bucket: string;
  readonly byPath: boolean;
  readonly path: Path;
}

function problemOf({ host, bucket, byPath, path }: Store): Problem | undefined {
  const aws = host === undefined || isWithin(host, 'amazonaws.com');
  if (aws && byPath)
    return { path, message: 'AWS addresses buckets by host name, and new regions and endpoints know no other way', help: 'write false' };
  if (!aws && !byPath && (isAddress(host) || !host.includes('.')))
    return { path, message: `the bucket would be called at ${bucket}.${host}, which is no host`, help: 'write true' };
  if (!byPath && bucket.includes('.'))
    return {
      path,
      message: `no certificate covers a bucket with dots as part of a host name: ${bucket}`,
      help: 'write true, or take a bucket without dots',
    };
  return undefined;
}

export const addressing: Rule = {
  code: 'storage/addressing',
  title: 'The bucket is addressed in a way that the store does not answer',
  explanation: `\`S3_FORCE_PATH_STYLE\` says whether the bucket is part of the path or of the host name. AWS wants the host name; a store at an IP address, or with one
certificate for all buckets, only knows the path. The audit archive fails at its first run otherwise, hours after the release.`,
  policy: policy('warning', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'config: { S3_FORCE_PATH_STYLE: true }\n',
  good: 'config: { S3_ENDPOINT: "https://s3.landfall.internal", S3_FORCE_PATH_STYLE: true }\n',
  *check({ values }) {
    for (const component of needing(values, 'objectStore')) {
      const style = setting(values, component, 'S3_FORCE_PATH_STYLE');
      const endpoint = setting(values, component, 'S3_ENDPOINT').value;
      const problem = problemOf({
        host: endpoint && (hostOfUrl(endpoint) ?? endpoint),
        bucket: setting(values, component, 'S3_BUCKET').value ?? '',
        byPath: style.value ?? false,
        path: style.path,
      });
      if (problem) yield problem;
    }
  },
};
