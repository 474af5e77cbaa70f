'use client';

import { useState, useSyncExternalStore, type MouseEvent } from 'react';

const never = () => () => {};
const states = { idle: 'Use my location', busy: 'Locating…', failed: 'Location not available' } as const;

/** Fills latitude and longitude from the browser. Where that cannot work, as without JavaScript, it only keeps its place. */
export function LocateButton({ submit = false }: { submit?: boolean }) {
  const [state, setState] = useState<keyof typeof states>('idle');
  const able = useSyncExternalStore(
    never,
    () => window.isSecureContext && 'geolocation' in navigator,
    () => false,
  );

  function locate({ currentTarget }: MouseEvent<HTMLButtonElement>) {
    const { form } = currentTarget;
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
    <button type="button" className="chip" data-able={able} onClick={locate} disabled={!able || state === 'busy'}>
      <span aria-live="polite">{states[state]}</span>
    </button>
  );
}
