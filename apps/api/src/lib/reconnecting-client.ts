import pg from 'pg';
import { backoffMs } from './backoff.ts';

type Callback = (error: Error | null) => void;

const range = { baseMs: 50, capMs: 1_000 };

/**
 * Clients of one pool that wait a little before they connect to a server that has just refused another of them. A pool by itself
 * tries once per waiting query, which is a storm on a server that is coming back.
 */
export function reconnectingClient(): typeof pg.Client {
  let failures = 0;
  let notBefore = 0;

  return class ReconnectingClient extends pg.Client {
    override connect(): Promise<pg.Client>;
    override connect(callback: Callback): void;
    override connect(callback?: Callback): Promise<pg.Client> | void {
      if (!callback) return new Promise((resolve, reject) => this.connect((error) => (error ? reject(error) : resolve(this))));
      const wait = notBefore - performance.now();
      if (wait > 0) setTimeout(() => this.#attempt(callback), wait);
      else this.#attempt(callback);
    }

    #attempt(callback: Callback): void {
      // The pool has given up on it meanwhile; a destroyed socket would still connect.
      const { stream } = (this as unknown as { connection: { stream: { destroyed: boolean } } }).connection;
      if (stream.destroyed) return callback(new Error('no attempt to connect within the time that the pool gives'));
      super.connect((error: Error | null) => {
        failures = error ? failures + 1 : 0;
        notBefore = error ? performance.now() + backoffMs(failures, range) : 0;
        callback(error);
      });
    }
  };
}
