'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Renders the page anew every few seconds while it is looked at, so many times: for what no subscription tells. */
export function KeepFresh({ seconds, times }: { seconds: number; times: number }) {
  const router = useRouter();
  useEffect(() => {
    let left = times;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      router.refresh();
      if (--left === 0) clearInterval(timer);
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds, times]);
  return null;
}
