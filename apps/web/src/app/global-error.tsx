'use client';

import './globals.css';

/** Shown when even the layout fails. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <div className="narrow">
            <h1>Something went wrong</h1>
            <p>This is on our side. Trying again often helps.</p>
            <button type="button" className="button" onClick={reset}>
              Try again
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
