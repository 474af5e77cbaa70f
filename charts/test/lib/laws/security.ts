import { containersOf, id, ofKind, podTemplates, type Container } from '../objects.ts';
import type { Law } from './law.ts';

/** Volume types that the restricted Pod Security Standard allows. */
const volumeTypes = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];

/** Every kind that the chart may create. */
export const kinds = [
  'Certificate',
  'ConfigMap',
  'Deployment',
  'ExternalSecret',
  'Gateway',
  'HTTPRoute',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'NetworkPolicy',
  'Pod',
  'PodDisruptionBudget',
  'PodMonitor',
  'PrometheusRule',
  'Role',
  'RoleBinding',
  'ScaledObject',
  'Secret',
  'SecretStore',
  'Service',
  'ServiceAccount',
  'ServiceMonitor',
  'TriggerAuthentication',
  'VerticalPodAutoscaler',
];

function* restricted({ securityContext: context = {}, ports = [] }: Partial<Container>): Generator<string> {
  if (context.allowPrivilegeEscalation !== false) yield 'may gain rights';
  if (JSON.stringify(context.capabilities) !== '{"drop":["ALL"]}') yield `has the capabilities ${JSON.stringify(context.capabilities)}`;
  if (context.privileged || context.procMount) yield 'is privileged or has a procMount';
  if (context.runAsUser === 0) yield 'runs as root';
  for (const { hostPort } of ports) if (hostPort !== undefined) yield `opens port ${hostPort} of the node`;
}

export const podsAreRestricted: Law = function* ({ objects }) {
  for (const { owner, pod } of podTemplates(objects)) {
    const where = id(owner);
    const { hostNetwork, hostPID, hostIPC, securityContext, volumes = [] } = pod.spec;
    if (hostNetwork || hostPID || hostIPC || securityContext.sysctls) yield `${where} shares something with the node`;
    if (securityContext.runAsNonRoot !== true) yield `${where} may run as root`;
    if (securityContext.runAsUser === 0) yield `${where} runs as root`;
    if (securityContext.seccompProfile?.type !== 'RuntimeDefault') yield `${where} has no seccomp profile`;
    for (const { name, ...source } of volumes)
      if (!volumeTypes.includes(Object.keys(source)[0] ?? '')) yield `${where} has volume ${name} of type ${Object.keys(source).join()}`;
    for (const container of containersOf(pod.spec))
      for (const problem of restricted(container)) yield `${where} container ${container.name} ${problem}`;
  }
};

/** Beyond what the standard asks: of the containers that run our programs. */
export const ourContainersAreTight: Law = function* ({ objects }) {
  for (const { owner, pod } of podTemplates(objects)) {
    const where = id(owner);
    if (pod.spec.securityContext.runAsUser !== 1000) yield `${where} runs as user ${pod.spec.securityContext.runAsUser}`;
    if (pod.spec.enableServiceLinks !== false) yield `${where} gets a variable for every Service of the namespace`;
    const [main] = pod.spec.containers;
    const { securityContext: context, command, image, resources } = main;
    if ((context.runAsUser ?? 1000) !== 1000) yield `${where} runs as user ${context.runAsUser}`;
    if (context.readOnlyRootFilesystem !== true) yield `${where} may write into its image`;
    if (command?.[0] !== 'node') yield `${where} starts ${command?.[0]}`;
    if (!/(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})$/.test(image) || image.endsWith(':latest'))
      yield `${where} runs an image that may change: ${image}`;
    if (!resources.requests?.['memory'] || !resources.requests?.['cpu'] || !resources.limits?.['memory'])
      yield `${where} has no requests or no memory limit`;
  }
};

export const rightsAreAskedFor: Law = function* ({ objects }) {
  for (const object of objects) if (!kinds.includes(object.kind)) yield `${id(object)} is of a kind that the chart should not create`;
  const bound = new Set(
    (ofKind(objects, 'RoleBinding') as unknown as readonly { subjects: readonly { name: string }[] }[]).flatMap(({ subjects }) =>
      subjects.map(({ name }) => name),
    ),
  );
  const accounts = podTemplates(objects).map(({ owner, pod }) => ({
    owner,
    name: pod.spec.serviceAccountName,
    token: pod.spec.automountServiceAccountToken,
  }));
  for (const { owner, name, token } of accounts) {
    if (!name || name === 'default') yield `${id(owner)} runs with the default ServiceAccount`;
    if (token !== bound.has(name)) yield `${id(owner)} has a token: ${token}; rights: ${bound.has(name)}`;
    if (owner.kind !== 'Pod' && accounts.filter((a) => a.owner.kind !== 'Pod' && a.name === name).length > 1)
      yield `${id(owner)} shares ServiceAccount ${name}`;
  }
  for (const account of objects.filter(({ kind }) => kind === 'ServiceAccount'))
    if ((account as unknown as { automountServiceAccountToken?: boolean }).automountServiceAccountToken !== false)
      yield `${id(account)} hands its token to every pod`;
};
