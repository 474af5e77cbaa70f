'use client';

import { useEffect, type ReactNode } from 'react';
import { timeZoneCookie } from '../lib/time-zone-cookie.ts';
import { ServerTimeZone, useTimeZone } from './use-time-zone.ts';

/** Tells everything below in which zone the server rendered, and the server in which zone the visitor is. */
export function TimeZone({ rendered, children }: { rendered: string; children: ReactNode }) {
  return (
    <ServerTimeZone value={rendered}>
      <Remember rendered={rendered} />
      {children}
    </ServerTimeZone>
  );
}

function Remember({ rendered }: { rendered: string }) {
  const zone = useTimeZone();
  useEffect(() => {
    if (zone !== rendered) document.cookie = `${timeZoneCookie}=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
  }, [zone, rendered]);
  return null;
}
