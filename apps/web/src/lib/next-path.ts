/** Where to go after signing in: a path of this site, whatever the address bar says. */
export function nextPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return '/';
  const url = URL.canParse(value, 'http://site.invalid') ? new URL(value, 'http://site.invalid') : undefined;
  // Dot segments may leave two slashes, which a browser takes for another host.
  return url?.origin === 'http://site.invalid' && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/';
}

export const signInPath = (next: string): string => `/sign-in?${new URLSearchParams({ next })}`;

/** Whether an address can be gone to: a page, not a script. */
export const isWebPage = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
