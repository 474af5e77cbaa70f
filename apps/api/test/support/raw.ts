import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  /** 0 where the server hung up without one. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

export async function open(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** What comes until the server closes; the request has to ask it to. */
export async function answerOf(socket: Socket): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // Not once(): a reset is an end too.
  await new Promise((resolve) => socket.on('close', resolve));
  const [head = '', ...rest] = Buffer.concat(chunks).toString('latin1').split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body: rest.join('\r\n\r\n') };
}

/** Sends exactly these bytes. */
export async function sendRaw(url: string, bytes: string | Buffer): Promise<RawAnswer> {
  const socket = await open(url);
  const answer = answerOf(socket);
  socket.write(bytes);
  return answer;
}

export const post = (body: string | Buffer, headers: readonly string[] = ['content-type: application/json']): Buffer => {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
  const head = ['POST /graphql HTTP/1.1', 'host: api', 'connection: close', `content-length: ${bytes.length}`, ...headers];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
};

export const get = (target: string, headers: readonly string[] = [], method = 'GET'): string =>
  `${[`${method} ${target} HTTP/1.1`, 'host: api', 'connection: close', ...headers].join('\r\n')}\r\n\r\n`;
