import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes traces over OTLP and forgets them. */
export async function withCollector<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => void request.resume().once('end', () => response.end('{}'))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
