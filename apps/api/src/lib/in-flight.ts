import type { Server } from 'node:http';

/** Counts the requests that a server has not answered yet; upgraded connections are none. */
export class InFlight {
  #count = 0;
  #idle: (() => void)[] = [];

  constructor(server: Server) {
    server.on('request', (_request, response) => {
      this.#count++;
      // `close` also comes where the client has gone away.
      response.once('close', () => {
        this.#count--;
        if (this.#count === 0) for (const resolve of this.#idle.splice(0)) resolve();
      });
    });
  }

  get count(): number {
    return this.#count;
  }

  /** Resolves when there is none. */
  idle(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }
}
