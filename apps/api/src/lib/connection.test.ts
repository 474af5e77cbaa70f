import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { Connection } from './connection.ts';

it('is closed when the client does not initialise it', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const open = () => Object.assign(new EventEmitter(), { close: vi.fn<WebSocket['close']>() });
  const [silent, spoken, gone] = [open(), open(), open()];
  const [, second] = [silent, spoken, gone].map((socket) => Connection.of(socket as unknown as WebSocket));
  second?.initialised();
  gone.emit('close');
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  expect(silent.close.mock.calls).toEqual([[4408, 'Connection initialisation timeout']]);
  expect(spoken.close).not.toHaveBeenCalled();
  expect(gone.close).not.toHaveBeenCalled();
});
