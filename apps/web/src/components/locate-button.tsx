'use client';

import { useState, useSyncExternalStore, type MouseEvent } from 'react';

const never = () => () => {};
const states = { idle: 'Use my location', busy: 'Locating…', failed: 'Location not available' } as const;

/** Fills latitude and longitude from the browser; absent where that cannot work, such as without JavaScript. */
export function LocateButton({ submit = false }: { submit?: boolean }) {
  const [state, setState] = useState<keyof typeof states>('idle');
  const able = useSyncExternalStore(
    never,
    () => window.isSecureContext && 'geolocation' in navigator,
    () => false,
  );
  if (!able) return null;

  function locate({ currentTarget }: MouseEvent<HTMLButtonElement>) {
    const scope = currentTarget.closest('form, search');
    const form = scope instanceof HTMLFormElement ? scope : scope?.querySelector('form');
    setState('busy');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        for (const name of ['latitude', 'longitude'] as const) {
          const input = form?.elements.namedItem(name);
          if (input instanceof HTMLInputElement) input.value = coords[name].toFixed(5);
        }
        if (submit) form?.requestSubmit();
      },
      () => setState('failed'),
      { timeout: 10_000, maximumAge: 300_000 },
    );
  }

  return (
    <button type="button" className="chip" onClick={locate} disabled={state === 'busy'}>
      <span aria-live="polite">{states[state]}</span>
    </button>
  );
}
