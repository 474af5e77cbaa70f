/** Where to go after signing in: a path of this site, whatever the address bar says. */
export function nextPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return '/';
  const url = URL.canParse(value, 'http://site.invalid') ? new URL(value, 'http://site.invalid') : undefined;
  return url?.origin === 'http://site.invalid' ? `${url.pathname}${url.search}` : '/';
}

export const signInPath = (next: string): string => `/sign-in?${new URLSearchParams({ next })}`;
