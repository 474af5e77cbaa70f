/** Sun over two waves. */
export function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0b5f66" />
      <circle cx="16" cy="14" r="5.5" fill="#f6c667" />
      <path d="M4 20c3-2.4 5-2.4 8 0s5 2.4 8 0 5-2.4 8 0v4c-3 2.4-5 2.4-8 0s-5-2.4-8 0-5 2.4-8 0z" fill="#bfe5e2" />
    </svg>
  );
}
