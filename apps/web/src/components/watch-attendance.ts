import { createClient, type Client } from 'graphql-ws/client';
import { Attendance } from '../api/operations.ts';
import { webSocketOrigin } from '../lib/security-headers.ts';

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'stopped';

interface Listener {
  onCount(count: number): void;
  onState(state: LiveState): void;
}

const longestWaitMs = 30_000;

/** Follows the number of people going until the returned function is called. The api sends it on each connection anew. */
export function watchAttendance(apiUrl: string, eventId: string, listener: Listener): () => void {
  const client: Client = createClient({
    url: `${webSocketOrigin(apiUrl)}/graphql`,
    // A peer that vanished without a word is noticed by the missing pong.
    keepAlive: 15_000,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (retries) => wait(Math.min(longestWaitMs, 500 * 2 ** retries) * (0.5 + Math.random())),
    on: {
      connecting: (isRetry) => listener.onState(isRetry ? 'reconnecting' : 'connecting'),
      connected: () => listener.onState('live'),
      closed: () => listener.onState('reconnecting'),
    },
  });
  const stop = client.subscribe<{ attendance: { count: number } }>(
    { query: Attendance, variables: { eventId } },
    {
      next: ({ data }) => data && listener.onCount(data.attendance.count),
      error: () => listener.onState('stopped'),
      complete: () => listener.onState('stopped'),
    },
  );
  return () => {
    stop();
    void client.dispose();
  };
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
