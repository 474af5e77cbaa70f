import type { Problem as Kind } from '../api/queries.ts';
import { Notice } from './notice.tsx';

const words = {
  unavailable: { title: 'We cannot reach the events right now', text: 'This is on our side, and nothing of yours is lost.' },
  busy: { title: 'That was a lot at once', text: 'You have asked for many pages in a short time. Wait a minute.' },
  forbidden: { title: 'This page is for the organiser', text: 'If that is you, sign in with the account that published the event.' },
  signedOut: { title: 'You are signed out', text: 'Sign in to see this page.' },
  defect: { title: 'Something went wrong', text: 'This is on our side. Trying again often helps.' },
} as const satisfies Record<Kind, object>;

/** Why the page has no content. */
export function Problem({ kind, retryPath, heading }: { kind: Kind; retryPath: string; heading?: 'h1' | 'h2' }) {
  const { title, text } = words[kind];
  return (
    <Notice kind="error" title={title} heading={heading}>
      <p>
        {text} <a href={retryPath}>Try again</a>
      </p>
    </Notice>
  );
}
