import type { Values } from '../../generated/values.ts';
import { hostAt, hostOf } from '../model/urls.ts';
import { policy, type Comparison, type Own } from '../rule.ts';
import { shared } from './shared.ts';

const hosts = (values: Values): readonly Own[] =>
  values.routing.kind === 'none' ? [] : (['app', 'api'] as const).map((host) => ({ id: hostOf(values, host), path: hostAt(values, host) }));

export const sharedHosts: Comparison = {
  code: 'isolation/hosts',
  title: 'Two environments answer at one host',
  explanation: `DNS leads a host to one load balancer. Two environments that claim it take it from each other with every release, depending on which controller wrote
the record last.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'stage',
  bad: 'domain: landfall.example\n',
  good: 'domain: landfall-blue.example\n',
  note: (values) => ({ own: hosts(values) }),
  compare: (notes) => shared(notes, 'the host', 'write a host of this environment'),
};
