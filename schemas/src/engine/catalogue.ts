import { codes as rules } from '../rules/index.ts';
import { codes as chart } from './chart/codes.ts';
import type { CodeInfo } from './finding.ts';
import { codes as merge } from './merge/codes.ts';
import { codes as read } from './read/codes.ts';
import { codes as schema } from './schema/codes.ts';
import { codes as set } from './set/codes.ts';
import { codes as suppress } from './suppress-codes.ts';

/** Every code that a finding can have. */
export const codes: readonly CodeInfo[] = [...chart, ...read, ...set, ...merge, ...schema, ...rules, ...suppress];

/** The first part of each code, and what its findings are about. */
export const families: Readonly<Record<string, string>> = {
  chart: 'The chart itself, which Helm would not load.',
  yaml: 'The text of a values file: what Helm cannot read, and what it reads otherwise than it looks.',
  set: 'Arguments of `--set` and its kin.',
  merge: 'Values that replace others of another shape, or that nothing reads.',
  null: 'Nulls, which take a default away, do nothing, or mean something else in the next version of Helm.',
  schema: 'Values that the schema of the chart, or of a subchart, does not accept.',
  environment: 'Rules: which policy an environment is held to.',
  rollout: 'Rules: upgrades and restarts that users do not notice.',
  disruption: 'Rules: nodes that are drained.',
  scaling: 'Rules: autoscalers.',
  resources: 'Rules: requests and limits.',
  connections: 'Rules: the sum of connections to the database and to Redis.',
  pods: 'Rules: what is added to pods: containers and volumes.',
  labels: 'Rules: labels that are added.',
  queues: 'Rules: workers against the registry of queues. The schema knows the names of its queues and accepts no others.',
  migrations: 'Rules: the migration hook.',
  production: 'Rules: what production asks for.',
  images: 'Rules: which build runs.',
  secrets: 'Rules: where secrets stand.',
  hosts: 'Rules: hosts, origins and cookies.',
  routing: 'Rules: Ingress, Gateway and certificates, and what a platform cannot.',
  monitoring: 'Rules: metrics and alerts.',
  network: 'Rules: network policies.',
  storage: 'Rules: the object store.',
  objects: 'Rules: objects that are added to the release.',
  isolation: 'Rules: environments that share what each should have for itself.',
  suppression: 'Comments that silence a rule.',
};
