import { createHash } from 'node:crypto';
import type { Config } from './config.ts';
import type { Route, TargetGroup } from './routes.ts';
import { slots, type Target } from './targets.ts';

// Listens in the host's namespace, connects from the control plane's, which has the routes to pods and services.
const namespace = 'namespace kcp';
/** Pages of the services beside the cluster. */
const pages = [
  { backend: 'mailbox', host: 'mail.landfall.localhost', server: 'inbox 172.30.0.20:8025' },
  { backend: 'payments', host: 'pay.landfall.localhost', server: 'provider 172.30.0.20:12111' },
] as const;
// The payment provider calls from there what is public, as it would from the internet.
const bridge = '172.30.0.2';
const provider = '172.30.0.20';

export interface Rendered {
  readonly text: string;
  /** Names everything but the servers' addresses, which change without a reload; HAProxy tells it as its description. */
  readonly version: string;
}

/** HAProxy's configuration. Servers that have a target are on from the start, so that a reload interrupts nothing. */
export function render(
  config: Config,
  routes: readonly Route[],
  groups: readonly TargetGroup[],
  targets: ReadonlyMap<string, readonly Target[]>,
): Rendered {
  const frame = (version: string, servers: (backend: string) => string) =>
    [
      head(config, version),
      frontend(config, routes),
      ...pages.map(page),
      ...groups.map((group) => backend(group) + servers(group.backend)),
    ].join('\n');
  const version = createHash('sha256')
    .update(frame('', () => ''))
    .digest('hex')
    .slice(0, 12);
  return { version, text: frame(version, (name) => serverLines(targets.get(name) ?? [])) };
}

// retries 0: an ALB does not try again either, and a failure that is hidden here would be one in production.
const head = (config: Config, version: string) => `\
global
  description ${version}
  stats socket ${config.runtimeSocket} mode 600 level admin
  nbthread 1
  maxconn 4000
  hard-stop-after 5m
defaults
  mode http
  log stdout format raw local0
  option httplog
  option dontlog-normal
  option forwardfor
  retries 0
  http-reuse safe
  timeout connect 5s
  timeout check 2s
  timeout http-request 10s
  timeout client ${config.idleTimeout}
  timeout server ${config.idleTimeout}
  timeout tunnel ${config.idleTimeout}
  timeout http-keep-alive ${config.idleTimeout}
frontend metrics
  bind 127.0.0.1:${config.metricsPort}
  http-request use-service prometheus-exporter if { path /metrics }
  stats enable
  stats uri /
`;

const frontend = (config: Config, routes: readonly Route[]) => `\
frontend http
  bind 127.0.0.1:${config.port}
  bind ${bridge}:${config.port} ${namespace}
  tcp-request connection reject if { dst ${bridge} } !{ src ${provider} }
  http-request set-header X-Forwarded-Proto http
  http-request set-header X-Forwarded-Port ${config.port}
  http-request set-header X-Forwarded-Host %[req.hdr(host)]
  http-request set-var(txn.host) req.hdr(host),host_only,lower
${routes.map(useBackend).join('')}${pages.map(usePage).join('')}\
  default_backend nothing
backend nothing
  http-request return status 404 content-type text/plain string "no such host or path\\n"
`;

const useBackend = (route: Route) => `  use_backend ${route.backend} if ${condition(route)}\n`;

function condition({ host, path, exact }: Route): string {
  const onHost = `{ var(txn.host) -m str ${host} }`;
  if (path === '/' && !exact) return onHost;
  if (exact) return `${onHost} { path ${path} }`;
  const folder = path.replace(/\/+$/, ''); // Prefix goes by whole path elements
  return `${onHost} { path ${folder} } || ${onHost} { path_beg ${folder}/ }`;
}

type Page = (typeof pages)[number];

const usePage = ({ backend: name, host }: Page) => `  use_backend ${name} if { var(txn.host) -m str ${host} }\n`;

const page = ({ backend: name, server }: Page) => `\
backend ${name}
  server ${server} ${namespace}
`;

// 502: an ALB tells a target that does not answer from having none, which is 503.
const backend = (group: TargetGroup) => `\
backend ${group.backend}
  balance leastconn
  option httpchk
  http-check send meth GET uri ${group.healthPath} ver HTTP/1.1 hdr Host ${group.service} hdr User-Agent ELB-HealthChecker/2.0
  http-check expect status 200
  http-response set-var(txn.answered) bool(true)
  http-after-response set-status 502 reason "Bad Gateway" if { status 503 } !{ var(txn.answered) -m found } { nbsrv gt 0 }
  default-server check inter 2s fastinter 500ms downinter 500ms fall 2 rise 2 init-addr none
`;

/** Written out one by one: server-template of HAProxy 2.6 gives its namespace to the first server only. */
function serverLines(targets: readonly Target[]): string {
  return Array.from({ length: slots }, (_, i) => i + 1)
    .map((slot) => {
      const target = targets.find((one) => one.slot === slot && (one.phase === 'registered' || one.phase === 'leaving'));
      return `  server s${slot} ${target?.key ?? '127.0.0.1:9'} ${namespace}${target ? '' : ' disabled'}\n`;
    })
    .join('');
}
