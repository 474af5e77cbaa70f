import type { V1EndpointSlice, V1Ingress, V1IngressServiceBackend, V1Service, V1ServicePort } from '@kubernetes/client-node';

export interface Route {
  readonly host: string;
  readonly path: string;
  readonly exact: boolean;
  /** Name of the target group's backend. */
  readonly backend: string;
}

/** The pods behind one port of one Service. */
export interface TargetGroup {
  /** `NAMESPACE_SERVICE_PORT`, a name that HAProxy takes */
  readonly backend: string;
  readonly service: string;
  readonly healthPath: string;
  /** `ADDRESS:PORT` of the pods that are ready */
  readonly ready: ReadonlySet<string>;
}

export interface Routing {
  readonly routes: readonly Route[];
  readonly groups: readonly TargetGroup[];
  /** What was asked for and is not done, for the log. */
  readonly ignored: readonly string[];
}

export interface Objects {
  readonly ingresses: readonly V1Ingress[];
  readonly services: readonly V1Service[];
  readonly slices: readonly V1EndpointSlice[];
}

export const ingressClass = 'alb';
const namespaces = /^landfall-/;
const healthAnnotation = 'alb.ingress.kubernetes.io/healthcheck-path';
/** Where a component answers "ready", if no annotation says it. */
const healthPaths: Record<string, string> = { api: '/readyz', web: '/api/ready' };
const hostPattern = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;
const pathPattern = /^\/[\w.~%/-]*$/;

export const isOurs = (ingress: V1Ingress) =>
  ingress.spec?.ingressClassName === ingressClass && namespaces.test(ingress.metadata?.namespace ?? '');

/** What the Ingress objects of our class ask for. Pure; the same objects in any order give the same answer. */
export function deriveRouting({ ingresses, services, slices }: Objects): Routing {
  const routes = new Map<string, Route>();
  const groups = new Map<string, TargetGroup>();
  const ignored: string[] = [];
  for (const ingress of ingresses.filter(isOurs).toSorted(byName)) {
    const name = `Ingress ${nameOf(ingress)}`;
    if (ingress.spec?.defaultBackend) ignored.push(`${name}: defaultBackend`);
    for (const rule of ingress.spec?.rules ?? [])
      for (const { path = '/', pathType, backend } of rule.http?.paths ?? []) {
        const where = `${name}: ${rule.host ?? '(any host)'}${path}`;
        if (!rule.host || !hostPattern.test(rule.host)) {
          ignored.push(`${where}: one full host name is expected`);
          continue;
        }
        if (!pathPattern.test(path)) {
          ignored.push(`${where}: the path holds other characters than letters, digits and . _ ~ % - /`);
          continue;
        }
        const group = backend.service && targetGroup(ingress, backend.service, services, slices);
        if (!group) {
          ignored.push(`${where}: no such Service and port: ${JSON.stringify(backend)}`);
          continue;
        }
        const route = { host: rule.host, path, exact: pathType === 'Exact', backend: group.backend };
        const key = JSON.stringify([route.host, route.path, route.exact]);
        if (routes.has(key)) {
          ignored.push(`${where}: already routed to ${routes.get(key)?.backend}`);
          continue;
        }
        routes.set(key, route);
        groups.set(group.backend, group);
      }
  }
  return { routes: [...routes.values()].toSorted(mostSpecificFirst), groups: [...groups.values()], ignored };
}

function targetGroup(
  ingress: V1Ingress,
  wanted: V1IngressServiceBackend,
  services: readonly V1Service[],
  slices: readonly V1EndpointSlice[],
): TargetGroup | undefined {
  const namespace = ingress.metadata?.namespace;
  const service = services.find((one) => one.metadata?.namespace === namespace && one.metadata?.name === wanted.name);
  const port = service?.spec?.ports?.find((one) => (wanted.port?.name ? one.name === wanted.port.name : one.port === wanted.port?.number));
  if (!service || !port) return undefined;
  const component = service.metadata?.labels?.['app.kubernetes.io/component'] ?? '';
  const asked = [service, ingress]
    .map((object) => object.metadata?.annotations?.[healthAnnotation])
    .find((path) => path && pathPattern.test(path));
  return {
    backend: `${namespace}_${wanted.name}_${port.name ?? port.port}`,
    service: wanted.name,
    healthPath: asked ?? healthPaths[component] ?? '/',
    ready: new Set(
      slices
        .filter((slice) => belongsTo(slice, service))
        .flatMap((slice) => readyAddresses(slice, port))
        .toSorted(),
    ),
  };
}

const belongsTo = (slice: V1EndpointSlice, service: V1Service) =>
  slice.metadata?.namespace === service.metadata?.namespace &&
  slice.metadata?.labels?.['kubernetes.io/service-name'] === service.metadata?.name;

/** A slice's port has the name of the Service's port and the number of the pod's. */
function readyAddresses(slice: V1EndpointSlice, { name }: V1ServicePort): string[] {
  const port = slice.ports?.find((one) => (one.name ?? '') === (name ?? ''))?.port;
  if (port === undefined) return [];
  return (slice.endpoints ?? []).flatMap(({ addresses, conditions }) =>
    conditions?.ready && addresses[0] ? [`${addresses[0]}:${port}`] : [],
  );
}

const nameOf = ({ metadata }: V1Ingress) => `${metadata?.namespace}/${metadata?.name}`;
const byName = (a: V1Ingress, b: V1Ingress) => (nameOf(a) < nameOf(b) ? -1 : 1);
const mostSpecificFirst = (a: Route, b: Route) =>
  a.host < b.host ? -1 : a.host > b.host ? 1 : b.path.length - a.path.length || Number(b.exact) - Number(a.exact);
