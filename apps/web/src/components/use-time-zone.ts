'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** UTC on the server and for the first render, then the visitor's own time zone. */
export const useTimeZone = (): string =>
  useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
