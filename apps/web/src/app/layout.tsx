import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { SiteHeader } from '../components/site-header.tsx';
import { TimeZone } from '../components/time-zone.tsx';
import { visitorZone } from '../lib/visitor-zone.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Landfall – events near you', template: '%s – Landfall' },
  description: 'Find events near a place, say that you are coming, and see who else is.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#152129' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a href="#main" className="skip">
          Skip to the content
        </a>
        <TimeZone rendered={await visitorZone()}>
          <SiteHeader />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
        </TimeZone>
        <footer className="footer">Landfall: local events, live.</footer>
      </body>
    </html>
  );
}
