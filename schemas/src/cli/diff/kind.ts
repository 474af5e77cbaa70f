import { pathText, type Path } from '../../engine/tree.ts';

/** What a value is about. */
export type Kind =
  | 'environment'
  | 'secret'
  | 'config'
  | 'image'
  | 'scaling'
  | 'availability'
  | 'shutdown'
  | 'resources'
  | 'security'
  | 'routing'
  | 'capacity'
  | 'migrations'
  | 'monitoring'
  | 'scheduling'
  | 'metadata'
  | 'other';

/** The first that matches the path decides. */
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^(environment|platform)$/, 'environment'],
  [/^secrets(\.|$)/, 'secret'],
  [/(^|\.)(image|images|digest|tag|pullPolicy|imagePullSecrets)(\.|$)/, 'image'],
  [/(^|\.)config\./, 'config'],
  [/(^|\.)env(\.|$)/, 'config'],
  [/^workers\.[^.]+\.enabled$/, 'scaling'],
  [/(^|\.)(replicas|replicaCount|autoscaling|hpa|keda|queueScaling|concurrency)(\.|$)/, 'scaling'],
  [/(^|\.)(disruption|podDisruptionBudget|pdb|topologySpreadConstraints|minReadySeconds|strategy)(\.|$)/, 'availability'],
  [/(^|\.)(shutdown|terminationGracePeriodSeconds|preStopSeconds)(\.|$)/, 'shutdown'],
  [/(^|\.)resources(\.|$)/, 'resources'],
  [/(^|\.)(networkPolicy|securityContext|podSecurityContext|serviceAccount|rbac)(\.|$)/, 'security'],
  [/(^|\.)(routing|ingress|gateway|hosts?|domain|tls|service)(\.|$)/, 'routing'],
  [/(^|\.)(database|redis|poolSize|maxConnections)(\.|$)/, 'capacity'],
  [/(^|\.)migrations(\.|$)/, 'migrations'],
  [/(^|\.)(monitoring|metrics|serviceMonitor|alerts|dashboards)(\.|$)/, 'monitoring'],
  [/(^|\.)(nodeSelector|tolerations|affinity)(\.|$)/, 'scheduling'],
  [/(^|\.)(\w+A|a)nnotations|(^|\.)(\w+L|l)abels/, 'metadata'],
];

export function kindOf(path: Path, isSecret: (path: Path) => boolean): Kind {
  if (isSecret(path)) return 'secret';
  const text = pathText(path);
  return kinds.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}
