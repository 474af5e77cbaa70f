import type { V1EndpointSlice, V1Ingress, V1IngressRule, V1Service } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { deriveRouting, type Objects } from './routes.ts';

const namespace = 'landfall-dev';
const rule = (
  host: string,
  service: string,
  port: { name?: string; number?: number } = { name: 'http' },
  path = '/',
  pathType = 'Prefix',
): V1IngressRule => ({
  host,
  http: { paths: [{ path, pathType, backend: { service: { name: service, port } } }] },
});
const ingress = (rules: V1IngressRule[], metadata = {}, ingressClassName = 'alb'): V1Ingress => ({
  metadata: { name: 'landfall', namespace, ...metadata },
  spec: { ingressClassName, rules },
});
const service = (name: string, component: string, annotations = {}): V1Service => ({
  metadata: { name, namespace, annotations, labels: { 'app.kubernetes.io/component': component } },
  spec: {
    ports: [
      { name: 'http', port: 80 },
      { name: 'metrics', port: 9464 },
    ],
  },
});
const slice = (name: string, endpoints: [address: string, ready: boolean][]): V1EndpointSlice => ({
  metadata: { name: `${name}-x`, namespace, labels: { 'kubernetes.io/service-name': name } },
  addressType: 'IPv4',
  ports: [
    { name: 'metrics', port: 9464 },
    { name: 'http', port: 4000 },
  ],
  endpoints: endpoints.map(([address, ready]) => ({ addresses: [address], conditions: { ready } })),
});
const objects = (over: Partial<Objects> = {}): Objects => ({
  ingresses: [ingress([rule('api.example.com', 'api'), rule('app.example.com', 'web')])],
  services: [service('api', 'api'), service('web', 'web')],
  slices: [
    slice('api', [
      ['10.244.1.5', true],
      ['10.244.2.5', false],
    ]),
    slice('api', [['10.244.2.6', true]]),
  ],
  ...over,
});

describe('deriveRouting', () => {
  it('sends each host to the ready pods of its Service, at the port of that name', () => {
    const { routes, groups, ignored } = deriveRouting(objects());
    expect(routes.map(({ host, backend }) => [host, backend])).toEqual([
      ['api.example.com', 'landfall-dev_api_http'],
      ['app.example.com', 'landfall-dev_web_http'],
    ]);
    expect(groups.map(({ backend, ready }) => [backend, [...ready]])).toEqual([
      ['landfall-dev_api_http', ['10.244.1.5:4000', '10.244.2.6:4000']],
      ['landfall-dev_web_http', []],
    ]);
    expect(ignored).toEqual([]);
  });

  it('finds the port by its number too', () => {
    const { groups } = deriveRouting(objects({ ingresses: [ingress([rule('api.example.com', 'api', { number: 80 })])] }));
    expect([...(groups[0]?.ready ?? [])]).toEqual(['10.244.1.5:4000', '10.244.2.6:4000']);
  });

  it.each([
    ['another class', ingress([rule('api.example.com', 'api')], {}, 'nginx')],
    ['another namespace', ingress([rule('api.example.com', 'api')], { namespace: 'default' })],
  ])('leaves Ingress objects of %s alone', (_name, one) => {
    expect(deriveRouting(objects({ ingresses: [one] }))).toEqual({ routes: [], groups: [], ignored: [] });
  });

  it.each([
    ['no such Service', rule('api.example.com', 'none'), 'no such Service and port'],
    ['no such port', rule('api.example.com', 'api', { name: 'grpc' }), 'no such Service and port'],
    ['a host that is a pattern', rule('*.example.com', 'api'), 'one full host name'],
    ['a path that would end the line', rule('api.example.com', 'api', { name: 'http' }, '/a b\nbind :80'), 'other characters'],
  ])('ignores and reports %s', (_name, one, message) => {
    const { routes, ignored } = deriveRouting(objects({ ingresses: [ingress([one])] }));
    expect(routes).toEqual([]);
    expect(ignored).toEqual([expect.stringContaining(message)]);
  });

  it('lets the first Ingress by name have a host that two ask for', () => {
    const second = ingress([rule('api.example.com', 'web')], { name: 'other' });
    const { routes, ignored } = deriveRouting(objects({ ingresses: [second, ...objects().ingresses] }));
    expect(routes.filter(({ host }) => host === 'api.example.com').map(({ backend }) => backend)).toEqual(['landfall-dev_api_http']);
    expect(ignored).toHaveLength(1);
  });

  it('puts the more specific path first', () => {
    const rules = [
      rule('a.example.com', 'web'),
      rule('a.example.com', 'api', { name: 'http' }, '/api'),
      rule('a.example.com', 'web', { name: 'http' }, '/api', 'Exact'),
    ];
    expect(deriveRouting(objects({ ingresses: [ingress(rules)] })).routes.map(({ path, exact }) => [path, exact])).toEqual([
      ['/api', true],
      ['/api', false],
      ['/', false],
    ]);
  });
});

describe('the health check', () => {
  const healthPath = (over: Partial<Objects>) => deriveRouting(objects({ ...over })).groups.map((group) => group.healthPath);
  const annotation = { 'alb.ingress.kubernetes.io/healthcheck-path': '/alive' };
  it('asks where the component answers', () => expect(healthPath({})).toEqual(['/readyz', '/api/ready']));
  it("follows the Service's annotation", () =>
    expect(healthPath({ services: [service('api', 'api', annotation), service('web', 'web')] })).toEqual(['/alive', '/api/ready']));
  it("follows the Ingress's annotation", () => {
    expect(
      healthPath({ ingresses: [ingress([rule('api.example.com', 'api'), rule('app.example.com', 'web')], { annotations: annotation })] }),
    ).toEqual(['/alive', '/alive']);
  });
});
