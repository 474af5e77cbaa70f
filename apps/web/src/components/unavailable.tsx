import { Notice } from './notice.tsx';

export function Unavailable({ retryPath }: { retryPath: string }) {
  return (
    <Notice kind="error" title="We cannot reach the events right now">
      <p>
        This is on our side, and nothing of yours is lost. <a href={retryPath}>Try again</a>
      </p>
    </Notice>
  );
}
