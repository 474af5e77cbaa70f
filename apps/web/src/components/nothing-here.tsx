import Link from 'next/link';

export function NothingHere() {
  return (
    <div className="narrow">
      <h1>There is nothing here</h1>
      <p>The event may have been removed, or the address has a typing error.</p>
      <Link href="/" prefetch={false} className="button">
        See all events
      </Link>
    </div>
  );
}
