'use client';

import { createContext, use, useSyncExternalStore } from 'react';

const never = () => () => {};

/** The time zone that the server rendered in: the one that the browser told it last time, or UTC. */
export const ServerTimeZone = createContext('UTC');

/** The server's on the server and for the first render, then the visitor's own time zone. */
export function useTimeZone(): string {
  const rendered = use(ServerTimeZone);
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => rendered,
  );
}
