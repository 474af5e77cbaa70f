import { isIPv6 } from 'node:net';

interface Uri {
  readonly scheme: string;
  readonly path: string;
}

/** An address as Go's net/url reads it, which is laxer than RFC 3986; undefined where Go refuses it. */
function parse(text: string): Uri | undefined {
  // oxlint-disable-next-line no-control-regex
  if (/[\0-\x1f\x7f]/.test(text)) return undefined;
  const [before = '', ...after] = text.split('#');
  const fragment = after.join('#');
  if (!percentsAreWhole(fragment)) return undefined;
  if (before === '*') return { scheme: '', path: '*' };
  if (before.startsWith(':')) return undefined;
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(before)?.[1] ?? '';
  const rest = before.slice(scheme === '' ? 0 : scheme.length + 1).replace(/\?.*$/s, '');
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { scheme, path: '' };
    if (/^[^/]*:/.test(rest)) return undefined;
  }
  let path = rest;
  if (rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'))) {
    const end = rest.indexOf('/', 2);
    const authority = rest.slice(2, end === -1 ? undefined : end);
    path = end === -1 ? '' : rest.slice(end);
    if (!isAuthority(authority)) return undefined;
  }
  return percentsAreWhole(path) ? { scheme, path } : undefined;
}

const percentsAreWhole = (text: string): boolean => !/%(?![0-9A-Fa-f]{2})/.test(text);

function isAuthority(text: string): boolean {
  const at = text.lastIndexOf('@');
  const user = text.slice(0, Math.max(at, 0));
  const host = text.slice(at + 1);
  if (at !== -1 && (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) || !percentsAreWhole(user))) return false;
  if (host.includes('[')) {
    const match = /^\[(.*)\](:\d*)?$/s.exec(host);
    return match !== null && isIPv6(match[1] as string) && !(match[1] as string).includes('%');
  }
  const colon = host.lastIndexOf(':');
  if (colon !== -1 && !/^\d*$/.test(host.slice(colon + 1))) return false;
  return isName(colon === -1 ? host : host.slice(0, colon)) && !host.slice(0, Math.max(colon, 0)).includes(':');
}

/** In a host, only bytes beyond ASCII may be written with percent signs. */
const isName = (host: string): boolean => /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"]|[^\0-\x7f]|%[89A-Fa-f][0-9A-Fa-f])*$/.test(host); // oxlint-disable-line no-control-regex

export const isUri = (text: string): boolean => (parse(text)?.scheme ?? '') !== '';
export const isUriReference = (text: string): boolean => !text.includes('\\') && parse(text) !== undefined;

/** Braces must come in pairs within each segment of the path. */
export function isUriTemplate(text: string): boolean {
  const uri = parse(text);
  return uri !== undefined && uri.path.split('/').every((segment) => /^[^{}]*(?:\{[^{}]*\}[^{}]*)*$/.test(decodeURIComponent(segment)));
}
