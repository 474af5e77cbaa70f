import { WebSocket } from 'ws';
import { onTestFinished } from 'vitest';
import { until } from './until.ts';

export interface Subscriber {
  readonly socket: WebSocket;
  /** Payloads of `next` messages. */
  readonly data: Record<string, { count: number }>[];
  readonly errors: { message: string; extensions?: Record<string, unknown> }[];
  readonly closed: Promise<{ code: number; reason: string }>;
  subscribe(query: string, variables?: object, id?: string): void;
  counts(n: number): Promise<number[]>;
}

/** Speaks graphql-transport-ws. @throws if the connection is refused */
export async function connect(url: string, headers: Record<string, string> = {}): Promise<Subscriber> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
  onTestFinished(() => socket.terminate());
  const data: Subscriber['data'] = [];
  const errors: Subscriber['errors'] = [];
  let acknowledged = false;
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  socket.on('message', (raw: Buffer) => {
    const message = JSON.parse(raw.toString()) as { type: string; payload: never };
    if (message.type === 'connection_ack') acknowledged = true;
    if (message.type === 'next') data.push((message.payload as { data: never }).data);
    if (message.type === 'error') errors.push(...(message.payload as Subscriber['errors']));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await until('connection_ack', () => acknowledged);
  let id = 0;
  return {
    socket,
    data,
    errors,
    closed,
    subscribe: (query, variables = {}, ownId = String(++id)) =>
      socket.send(JSON.stringify({ type: 'subscribe', id: ownId, payload: { query, variables } })),
    async counts(n) {
      await until(`${n} counts`, () => data.length >= n);
      return data.map(({ attendance }) => attendance?.count ?? NaN);
    },
  };
}

export const attendanceSubscription = 'subscription Attendance($eventId: ID!) { attendance(eventId: $eventId) { eventId count } }';
