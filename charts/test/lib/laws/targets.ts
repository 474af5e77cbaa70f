import { id, matches, ofKind, podTemplates, workloads, type KubeObject, type LabelSelector, type PodTemplate } from '../objects.ts';
import type { Law, Rendered } from './law.ts';
import { isForeign, providers } from './providers.ts';

interface Target {
  readonly kind?: string;
  readonly name: string;
}
interface Service {
  readonly selector: Record<string, string>;
  readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: number | string }[];
}
interface Backend {
  readonly service: { readonly name: string; readonly port: { readonly name?: string; readonly number?: number } };
}
interface Ingress {
  readonly tls?: readonly { readonly secretName?: string }[];
  readonly rules: readonly { readonly http: { readonly paths: readonly { readonly backend: Backend }[] } }[];
}
interface Route {
  readonly parentRefs: readonly (Target & { readonly namespace?: string; readonly sectionName?: string })[];
  readonly rules: readonly { readonly backendRefs?: readonly { readonly name: string; readonly port: number }[] }[];
}
interface Gateway {
  readonly listeners: readonly { readonly name: string; readonly tls?: { readonly certificateRefs?: readonly Target[] } }[];
}
interface ScaledObject {
  readonly scaleTargetRef: Target;
  readonly triggers: readonly { readonly authenticationRef?: Target }[];
}
interface Monitor {
  readonly selector: LabelSelector;
  readonly endpoints?: readonly { readonly port: string }[];
  readonly podMetricsEndpoints?: readonly { readonly port: string }[];
}
interface Binding {
  readonly roleRef: Target;
  readonly subjects: readonly Target[];
}

const exists = (objects: readonly KubeObject[], kind: string, name: string): boolean =>
  objects.some((o) => o.kind === kind && o.metadata.name === name);
const portsOf = ({ spec }: PodTemplate): readonly (string | number)[] =>
  spec.containers.flatMap(({ ports = [] }) => ports.flatMap(({ name, containerPort }) => [name, containerPort]));
const running = (objects: readonly KubeObject[]) => podTemplates(objects).filter(({ owner }) => owner.kind === 'Deployment');

export const scalersScaleWhatExists: Law = function* ({ objects }) {
  const targets: [KubeObject, Target][] = [
    ...ofKind<{ scaleTargetRef: Target }>(objects, 'HorizontalPodAutoscaler').map((o): [KubeObject, Target] => [
      o as never,
      o.spec.scaleTargetRef,
    ]),
    ...ofKind<ScaledObject>(objects, 'ScaledObject').map((o): [KubeObject, Target] => [o as never, o.spec.scaleTargetRef]),
    ...ofKind<{ targetRef: Target }>(objects, 'VerticalPodAutoscaler').map((o): [KubeObject, Target] => [o as never, o.spec.targetRef]),
  ];
  for (const [scaler, { kind = 'Deployment', name }] of targets)
    if (!exists(objects, kind, name)) yield `${id(scaler)} scales ${kind} ${name}, which is not there`;
  const owners = targets.filter(([{ kind }]) => kind !== 'VerticalPodAutoscaler').map(([, { name }]) => name);
  for (const deployment of workloads(objects).filter(({ kind }) => kind === 'Deployment')) {
    const scalers = owners.filter((name) => name === deployment.metadata.name).length;
    if (scalers > 1) yield `${id(deployment)} has ${scalers} autoscalers`;
    if ('replicas' in deployment.spec !== (scalers === 0))
      yield `${id(deployment)} has ${scalers} autoscalers, and replicas: ${deployment.spec.replicas}`;
  }
  for (const { spec, ...scaler } of ofKind<{ minReplicas: number; maxReplicas: number }>(objects, 'HorizontalPodAutoscaler'))
    if (spec.minReplicas > spec.maxReplicas) yield `${id(scaler)} scales between ${spec.minReplicas} and ${spec.maxReplicas}`;
};

export const triggersAuthenticate: Law = function* ({ objects }) {
  for (const { spec, ...scaled } of ofKind<ScaledObject>(objects, 'ScaledObject'))
    for (const { authenticationRef: ref } of spec.triggers)
      if (ref && !exists(objects, ref.kind ?? 'TriggerAuthentication', ref.name))
        yield `${id(scaled)} authenticates by ${ref.name}, which is not there`;
  for (const { spec, ...one } of ofKind<{ secretTargetRef?: { name: string; key: string }[] }>(objects, 'TriggerAuthentication'))
    for (const { name, key } of spec.secretTargetRef ?? [])
      if (!isForeign(name) && !providers(objects, 'Secret', name).some(({ keys }) => keys.includes(key)))
        yield `${id(one)} reads ${key} of Secret ${name}, which nothing provides`;
};

/** The Service of a name, where one has the port. */
const reaches = (objects: readonly KubeObject[], name: string, port: string | number | undefined): boolean =>
  ofKind<Service>(objects, 'Service').some((s) => s.metadata.name === name && s.spec.ports.some((p) => p.name === port || p.port === port));

export const routesLeadToServices: Law = function* ({ objects }) {
  for (const { spec, ...ingress } of ofKind<Ingress>(objects, 'Ingress')) {
    for (const { backend } of spec.rules.flatMap(({ http }) => http.paths)) {
      const { name, port } = backend.service;
      if (!reaches(objects, name, port.name ?? port.number))
        yield `${id(ingress)} leads to ${name}:${port.name ?? port.number}, which is not there`;
    }
  }
  for (const { spec, ...route } of ofKind<Route>(objects, 'HTTPRoute')) {
    for (const { name, port } of spec.rules.flatMap(({ backendRefs = [] }) => backendRefs))
      if (!reaches(objects, name, port)) yield `${id(route)} leads to ${name}:${port}, which is not there`;
    for (const { name, sectionName } of spec.parentRefs) {
      const gateway = ofKind<Gateway>(objects, 'Gateway').find((g) => g.metadata.name === name);
      if (gateway && sectionName && !gateway.spec.listeners.some((l) => l.name === sectionName))
        yield `${id(route)} joins ${sectionName} of Gateway ${name}, which has no such listener`;
    }
  }
  for (const { spec, ...service } of ofKind<Service>(objects, 'Service')) {
    const selected = podTemplates(objects).filter(({ pod }) => matches({ matchLabels: spec.selector }, pod.metadata.labels));
    if (selected.length !== 1) yield `${id(service)} selects ${selected.map(({ owner }) => id(owner)).join(', ') || 'nothing'}`;
    for (const { targetPort } of spec.ports)
      if (!selected.every(({ pod }) => portsOf(pod).includes(targetPort)))
        yield `${id(service)} leads to port ${targetPort}, which its pods do not have`;
  }
};

/** Gateways that the values create are there, and their own certificates too. */
export const certificatesAreThere: Law = function* ({ objects, values }: Rendered) {
  const issuer =
    JSON.stringify((values['routing'] as { tls?: { issuer?: { name?: string } } } | undefined)?.tls?.issuer?.name ?? '') !== '""';
  const names = [
    ...ofKind<Ingress>(objects, 'Ingress').flatMap(({ spec }) => (spec.tls ?? []).flatMap(({ secretName }) => secretName ?? [])),
    ...ofKind<Gateway>(objects, 'Gateway').flatMap(({ spec }) =>
      spec.listeners.flatMap((l) => (l.tls?.certificateRefs ?? []).map((r) => r.name)),
    ),
  ];
  for (const name of new Set(names))
    if (issuer && providers(objects, 'Secret', name).length !== 1) yield `TLS is served from Secret ${name}, and no Certificate makes it`;
};

export const monitorsFindTheirTargets: Law = function* ({ objects }) {
  for (const { spec, ...monitor } of ofKind<Monitor>(objects, 'ServiceMonitor')) {
    const services = ofKind<Service>(objects, 'Service').filter((s) => matches(spec.selector, s.metadata.labels ?? {}));
    if (services.length === 0) yield `${id(monitor)} selects no Service`;
    for (const { port } of spec.endpoints ?? [])
      if (!services.some((s) => s.spec.ports.some((p) => p.name === port)))
        yield `${id(monitor)} scrapes port ${port}, which its Services do not have`;
  }
  for (const { spec, ...monitor } of ofKind<Monitor>(objects, 'PodMonitor')) {
    const pods = running(objects).filter(({ pod }) => matches(spec.selector, pod.metadata.labels));
    if (pods.length === 0) yield `${id(monitor)} selects no pod`;
    for (const { port } of spec.podMetricsEndpoints ?? [])
      for (const { owner, pod } of pods)
        if (!portsOf(pod).includes(port)) yield `${id(monitor)} scrapes port ${port}, which ${id(owner)} does not have`;
  }
};

export const rolesAreBound: Law = function* ({ objects, namespace }) {
  const bindings = ofKind<Binding>(objects, 'RoleBinding') as unknown as readonly (KubeObject & Binding)[];
  for (const binding of bindings) {
    const { roleRef, subjects } = binding;
    if (!exists(objects, roleRef.kind ?? '', roleRef.name))
      yield `${id(binding)} binds ${roleRef.kind} ${roleRef.name}, which is not there`;
    for (const subject of subjects as readonly (Target & { namespace?: string })[]) {
      if (!exists(objects, subject.kind ?? '', subject.name))
        yield `${id(binding)} binds to ${subject.kind} ${subject.name}, which is not there`;
      if (subject.namespace !== namespace) yield `${id(binding)} binds to ${subject.name} of another namespace: ${subject.namespace}`;
    }
  }
  for (const role of objects.filter(({ kind }) => kind === 'Role'))
    if (!bindings.some(({ roleRef }) => roleRef.name === role.metadata.name)) yield `${id(role)} is bound to nobody`;
};

export const storesAreThere: Law = function* ({ objects, values }) {
  const created = JSON.stringify(values['secrets']).includes('"create":true');
  for (const { spec, ...secret } of ofKind<{ secretStoreRef: Target }>(objects, 'ExternalSecret'))
    if (created && spec.secretStoreRef.kind === 'SecretStore' && !exists(objects, 'SecretStore', spec.secretStoreRef.name))
      yield `${id(secret)} reads SecretStore ${spec.secretStoreRef.name}, which is not there`;
};
