import { expect, test } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';

const options = { appUrl: 'https://app.example.com', apiUrl: 'https://api.example.com:8443', nonce: 'bm9uY2U=', development: false };

const directives = (policy: string) =>
  Object.fromEntries(policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]));

test('only this site, the api and scripts with the nonce are allowed', () => {
  expect(directives(contentSecurityPolicy(options))).toEqual({
    'default-src': "'self'",
    'script-src': "'self' 'nonce-bm9uY2U=' 'strict-dynamic'",
    'style-src': "'self' 'nonce-bm9uY2U='",
    'img-src': "'self' data:",
    'connect-src': "'self' https://api.example.com:8443 wss://api.example.com:8443",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'upgrade-insecure-requests': '',
  });
});

test('over plain http nothing asks for https', () => {
  const headers = securityHeaders({ ...options, appUrl: 'http://app.landfall.localhost:8088' });
  expect(headers).not.toHaveProperty('strict-transport-security');
  expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  expect(securityHeaders(options)).toHaveProperty('strict-transport-security');
});
