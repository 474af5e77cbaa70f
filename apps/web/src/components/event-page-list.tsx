import type { ReactNode } from 'react';
import type { Answered } from '../api/queries.ts';
import type { EventSummary, Page } from '../api/types.ts';
import { pagePath } from '../lib/cursor.ts';
import { EventList } from './event-list.tsx';
import { Notice } from './notice.tsx';
import { Pages } from './pages.tsx';
import { Problem } from './problem.tsx';

interface EventPageListProps {
  answer: Answered<Page<EventSummary>>;
  path: string;
  after: string | null;
  empty: { title: string; text: ReactNode };
}

/** One page of the visitor's own events. */
export function EventPageList({ answer: { data, problem }, path, after, empty }: EventPageListProps) {
  if (problem) return <Problem kind={problem} retryPath={pagePath(path, after ?? undefined)} />;
  if (data.nodes.length === 0) {
    return (
      <Notice title={empty.title}>
        <p>{empty.text}</p>
      </Notice>
    );
  }
  return (
    <>
      <EventList events={data.nodes} heading="h2" />
      <Pages path={(cursor) => pagePath(path, cursor)} after={after} next={data.next} more="Earlier events" />
    </>
  );
}
