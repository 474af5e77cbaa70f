import type { Path } from '../../engine/tree.ts';
import type { Values } from '../../generated/values.ts';
import { setting, type Setting } from './environment.ts';

export type HostName = 'app' | 'api';

/** Host that the public reaches the web app or the api at. */
export const hostOf = ({ routing, domain }: Values, host: HostName): string => routing.hosts[host] || `${host}.${domain}`;

/** Where the host is written, or the domain that it follows from. */
export const hostAt = ({ routing }: Values, host: HostName): Path => (routing.hosts[host] ? ['routing', 'hosts', host] : ['domain']);

const derivedUrl = (values: Values, host: HostName): string => {
  const { tls, publicPort } = values.routing;
  return `${tls.enabled ? 'https' : 'http'}://${hostOf(values, host)}${publicPort > 0 ? `:${publicPort}` : ''}`;
};

/** Public URL of the web app as the api and the mailers are told. */
export function appUrl(values: Values): Setting<string> {
  const { value, path } = setting(values, 'api', 'APP_URL');
  return value === undefined ? { value: derivedUrl(values, 'app'), path: hostAt(values, 'app') } : { value, path };
}

/** Domain of the session cookie, as one of the two components that set it is told. */
export function cookieDomain(values: Values, component: 'api' | 'web'): Setting<string> {
  const { value, path } = setting(values, component, 'COOKIE_DOMAIN');
  return value === undefined ? { value: values.domain, path: ['domain'] } : { value, path };
}

/** Whether a host is a domain or one below it. */
export const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** Host of a URL of the contract's form, in lower case, without the brackets of IPv6; undefined where it is none. */
export function hostOfUrl(url: string): string | undefined {
  const host = URL.parse(url)?.hostname;
  return host?.replaceAll(/[[\]]/g, '');
}

/** Port that a URL of the contract's form is called at. */
export function portOfUrl(url: string): number {
  const port = /:([0-9]+)$/.exec(url)?.[1];
  if (port !== undefined) return Number(port);
  return url.startsWith('https:') ? 443 : 80;
}
