import type { WebSocket } from 'ws';
import { limits } from '../limits.ts';

const initTimeout = 4408;
const duplicateSubscription = 4409;
const tooMany = 4429;
const messageWindowMs = 10_000;

type Limit = 'initialisationMs' | 'messages' | 'payload' | 'protocol' | 'subscriptions' | 'unanswered' | 'unread';

const connections = new WeakMap<WebSocket, Connection>();

/** One WebSocket of graphql-transport-ws and what its subscriptions hold, which it releases when it closes. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #reject: (limit: Limit) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #releases = new Map<unknown, () => void>();
  #initialised = false;
  #answered = true;
  #messages = 0;
  #countedFrom = 0;

  /** @throws on a socket that was not opened */
  static of(socket: WebSocket): Connection {
    const connection = connections.get(socket);
    if (!connection) throw new Error('expected a socket that Connection.open was told of');
    return connection;
  }

  /** @param reject counts and logs what a limit refuses */
  static open(socket: WebSocket, reject: (limit: Limit) => void): Connection {
    const connection = new Connection(socket, reject);
    connections.set(socket, connection);
    return connection;
  }

  private constructor(socket: WebSocket, reject: (limit: Limit) => void) {
    this.#socket = socket;
    this.#reject = reject;
    this.#timer = setTimeout(
      () => this.refuse('initialisationMs', initTimeout, 'Connection initialisation timeout'),
      limits.initialisationMs.value,
    );
    socket.on('pong', () => (this.#answered = true));
    socket.on('error', ({ code = '' }: Error & { code?: string }) => {
      if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') reject('payload');
      else if (code.startsWith('WS_ERR_')) reject('protocol');
    });
    socket.once('close', () => {
      clearTimeout(this.#timer);
      for (const id of this.#releases.keys()) this.release(id);
    });
  }

  get initialised(): boolean {
    return this.#initialised;
  }

  /** The client has said connection_init. */
  initialise(): void {
    this.#initialised = true;
    clearTimeout(this.#timer);
  }

  /** Closes for a reason that counts. */
  refuse(limit: Limit, code: number, reason: string): void {
    this.#reject(limit);
    this.#socket.close(code, reason);
  }

  /** Whether a message may be looked at. */
  admit(now = Date.now()): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    if (now - this.#countedFrom >= messageWindowMs) {
      this.#countedFrom = now;
      this.#messages = 0;
    }
    if (++this.#messages > limits.messages.value) {
      this.refuse('messages', tooMany, 'Too many messages');
      return false;
    }
    return this.#isRead();
  }

  /** Asks whether the client is still there, and cuts it off if it did not answer the last time. */
  ping(): void {
    if (this.#answered && this.#isRead()) {
      this.#answered = false;
      this.#socket.ping();
    } else if (!this.#answered) this.#cut('unanswered');
  }

  /** Who asks and does not read the answers makes them pile up here. */
  #isRead(): boolean {
    if (this.#socket.bufferedAmount <= limits.unread.value) return true;
    this.#cut('unread');
    return false;
  }

  #cut(limit: Limit): void {
    this.#reject(limit);
    this.#socket.terminate();
  }

  /**
   * Takes the id of a subscription until it is released: by its end, by the client or because the connection closes.
   * @returns why not, if so; the connection closes on an id that is in use
   */
  hold(id: unknown, release: () => void): 'closed' | 'duplicate' | 'too many' | undefined {
    if (this.#socket.readyState !== this.#socket.OPEN) return 'closed';
    if (this.#releases.has(id)) {
      this.refuse('protocol', duplicateSubscription, 'Subscriber already exists');
      return 'duplicate';
    }
    if (this.#releases.size >= limits.subscriptions.value) {
      this.#reject('subscriptions');
      return 'too many';
    }
    this.#releases.set(id, release);
    return undefined;
  }

  release(id: unknown): void {
    const release = this.#releases.get(id);
    this.#releases.delete(id);
    release?.();
  }
}
