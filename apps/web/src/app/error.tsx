'use client';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="narrow">
      <h1>Something went wrong</h1>
      <p>This is on our side. Trying again often helps.</p>
      {error.digest && <p className="aside">If you report it, name this number: {error.digest}</p>}
      <button type="button" className="button" onClick={reset}>
        Try again
      </button>
    </div>
  );
}
