export interface SecurityOptions {
  readonly appUrl: string;
  readonly apiUrl: string;
  readonly nonce: string;
  readonly development: boolean;
}

/** Only scripts that carry the answer's nonce run; only this site and the api are talked to. */
export function contentSecurityPolicy({ appUrl, apiUrl, nonce, development }: SecurityOptions): string {
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    // React's development build evaluates strings to show server stacks.
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    'style-src': development ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'", apiUrl, webSocketOrigin(apiUrl), ...(development ? [webSocketOrigin(appUrl)] : [])],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(isHttps(appUrl) ? { 'upgrade-insecure-requests': [] } : {}),
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');
}

export function securityHeaders(options: SecurityOptions): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(options),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-frame-options': 'DENY',
    ...(isHttps(options.appUrl) ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

export const webSocketOrigin = (url: string): string => new URL(url).origin.replace(/^http/, 'ws');

const isHttps = (url: string) => new URL(url).protocol === 'https:';
