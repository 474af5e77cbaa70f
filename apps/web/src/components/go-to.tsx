'use client';

import { useEffect, useSyncExternalStore, type ReactNode } from 'react';

const never = () => () => {};

/**
 * Leads to a page of another site, and says so. The policy lets no form lead there, not even by a redirect: a script does, or
 * without scripts the page itself.
 */
export function GoTo({ url, children }: { url: string; children: ReactNode }) {
  const rendered = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  useEffect(() => window.location.assign(url), [url]);
  return (
    <output>
      {rendered && <meta httpEquiv="refresh" content={`0; url=${url}`} />}
      <a className="button" href={url}>
        {children}
      </a>
    </output>
  );
}
