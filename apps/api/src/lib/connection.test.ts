import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { limits } from '../limits.ts';
import { Connection } from './connection.ts';

it('is closed when the client does not initialise it', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const open = () => Object.assign(new EventEmitter(), { close: vi.fn<WebSocket['close']>() });
  const [silent, spoken, gone] = [open(), open(), open()];
  const rejected: string[] = [];
  const [, second] = [silent, spoken, gone].map((socket) =>
    Connection.open(socket as unknown as WebSocket, (limit) => rejected.push(limit)),
  );
  second?.initialise();
  gone.emit('close');
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  expect(silent.close.mock.calls).toEqual([[4408, 'Connection initialisation timeout']]);
  expect(rejected).toEqual(['initialisationMs']);
  expect(spoken.close).not.toHaveBeenCalled();
  expect(gone.close).not.toHaveBeenCalled();
});

it('is cut when more waits for its client to read than it may', () => {
  const socket = Object.assign(new EventEmitter(), {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: limits.unread.value,
    ping: vi.fn<WebSocket['ping']>(),
    terminate: vi.fn<WebSocket['terminate']>(),
  });
  const rejected: string[] = [];
  const connection = Connection.open(socket as unknown as WebSocket, (limit) => rejected.push(limit));
  connection.initialise();
  expect(connection.admit()).toBe(true);
  connection.ping();
  expect(socket.terminate).not.toHaveBeenCalled();
  socket.emit('pong');
  socket.bufferedAmount++;
  connection.ping();
  expect(socket.terminate).toHaveBeenCalledOnce();
  expect(connection.admit()).toBe(false);
  expect(rejected).toEqual(['unread', 'unread']);
  expect(socket.ping).toHaveBeenCalledOnce();
});
