import type { WebSocket } from 'ws';

const initMs = 10_000;
const maxBufferedBytes = 1024 * 1024;
const maxSubscriptions = 50;

const initTimeout = 4408;
const duplicateSubscription = 4409;

const connections = new WeakMap<WebSocket, Connection>();

/** One WebSocket of graphql-transport-ws and what its subscriptions hold, which it releases when it closes. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #timer: NodeJS.Timeout;
  readonly #releases = new Map<unknown, () => void>();

  static of(socket: WebSocket): Connection {
    const known = connections.get(socket);
    if (known) return known;
    const connection = new Connection(socket);
    connections.set(socket, connection);
    return connection;
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#timer = setTimeout(() => socket.close(initTimeout, 'Connection initialisation timeout'), initMs);
    // Who asks and does not read the answers makes them pile up here.
    socket.on('message', () => {
      if (socket.bufferedAmount > maxBufferedBytes) socket.terminate();
    });
    socket.once('close', () => {
      clearTimeout(this.#timer);
      for (const id of this.#releases.keys()) this.release(id);
    });
  }

  /** The client has said connection_init. */
  initialised(): void {
    clearTimeout(this.#timer);
  }

  /**
   * Takes the id of a subscription until it is released: by its end, by the client or because the connection closes.
   * @returns why not, if so; the connection closes on an id that is in use
   */
  hold(id: unknown, release: () => void): 'closed' | 'duplicate' | 'too many' | undefined {
    if (this.#socket.readyState !== this.#socket.OPEN) return 'closed';
    if (this.#releases.has(id)) {
      this.#socket.close(duplicateSubscription, 'Subscriber already exists');
      return 'duplicate';
    }
    if (this.#releases.size >= maxSubscriptions) return 'too many';
    this.#releases.set(id, release);
    return undefined;
  }

  release(id: unknown): void {
    const release = this.#releases.get(id);
    this.#releases.delete(id);
    release?.();
  }
}
