import { randomBytes } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { env } from './lib/env.ts';
import { securityHeaders } from './lib/security-headers.ts';

/** Gives every page its security headers. Next.js takes the nonce of its scripts from the policy on the request. */
export function proxy(request: NextRequest) {
  const { APP_URL, API_URL, NODE_ENV } = env();
  const nonce = randomBytes(16).toString('base64');
  const added = securityHeaders({ appUrl: APP_URL, apiUrl: API_URL, nonce, development: NODE_ENV === 'development' });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', added['content-security-policy']!);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(added)) response.headers.set(name, value);
  return response;
}

export const config = { matcher: '/((?!_next/static/|api/).*)' };
