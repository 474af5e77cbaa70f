import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** A network between a process and a service that can fail in the ways networks do. */
export class TcpProxy {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #target: { host: string; port: number };
  #state: 'open' | 'refused' | 'frozen' = 'open';
  connections = 0;

  static async to(host: string, port: number): Promise<TcpProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new TcpProxy(server, { host, port });
    onTestFinished(() => proxy.close());
    return proxy;
  }

  constructor(server: Server, target: { host: string; port: number }) {
    this.#server = server;
    this.#target = target;
    this.port = (server.address() as { port: number }).port;
    server.on('connection', (socket) => this.#accept(socket));
  }

  /** Ends every connection and refuses new ones, as a service that is gone. */
  refuse(): void {
    this.#state = 'refused';
    this.#cut();
  }

  /** Swallows everything without a word, as a network that is gone. */
  freeze(): void {
    this.#state = 'frozen';
    for (const pair of this.#pairs) for (const socket of pair) socket.unpipe().pause();
  }

  /** Connections that were frozen are lost, as after a failover. */
  open(): void {
    const frozen = this.#state === 'frozen';
    this.#state = 'open';
    // Whoever has given up on them already must not be told of it.
    if (!frozen) return;
    for (const [inner, outer] of this.#pairs) {
      inner.resume();
      outer.destroy();
    }
  }

  /** New connections go elsewhere; the ones that exist stay, as with a name that moves to another server. */
  redirect(port: number): void {
    this.#target = { ...this.#target, port };
  }

  close(): void {
    this.#cut();
    this.#server.close();
  }

  #cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  #accept(inner: Socket): void {
    this.connections++;
    if (this.#state === 'refused') return void inner.resetAndDestroy();
    const outer = connect(this.#target.port, this.#target.host);
    const pair = [inner, outer] as const;
    this.#pairs.add(pair);
    for (const [one, other] of [pair, [outer, inner] as const]) {
      one.on('error', () => {});
      one.on('close', () => {
        this.#pairs.delete(pair);
        // A frozen network does not tell the one end of the other's.
        if (this.#state !== 'frozen') other.destroy();
      });
    }
    if (this.#state === 'frozen') return void pair.map((socket) => socket.pause());
    inner.pipe(outer).pipe(inner);
  }
}
