'use client';

import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import styles from './nav-link.module.css';

/** A link of the main navigation: says when it leads to the page that is shown, and when the next one is on its way. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className={styles.link} aria-current={usePathname() === href ? 'page' : undefined}>
      {children}
      <Pending />
    </Link>
  );
}

function Pending() {
  const { pending } = useLinkStatus();
  return <span className={styles.pending} data-pending={pending} aria-hidden="true" />;
}
