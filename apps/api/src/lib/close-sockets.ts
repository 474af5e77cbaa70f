import { once } from 'node:events';
import type { WebSocket, WebSocketServer } from 'ws';

const goingAway = 1001;
const handshakeMs = 2_000;

/** Closes every socket with 1001, which tells clients to connect again, and cuts those that do not answer in time. */
export async function closeSockets(server: WebSocketServer): Promise<void> {
  await Promise.all([...server.clients].map(close));
  server.close();
}

async function close(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return;
  const closed = once(socket, 'close');
  const timer = setTimeout(() => socket.terminate(), handshakeMs);
  socket.close(goingAway, 'server is shutting down');
  await closed;
  clearTimeout(timer);
}
