import pg from 'pg';
import { poolConfig } from './connection.ts';

/**
 * One connection in the form of a pool. A real pool drops its connection at every error, and with it the lock and the
 * transaction; here they last until `end()`, and a lost connection stays lost.
 */
export class Session extends pg.Pool {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    super();
    this.#client = client;
    client.on('error', () => {}); // the next query reports it
    this.query = client.query.bind<pg.Pool['query']>(client);
    this.connect = (async () => Object.assign(client, { release: () => {} })) as pg.Pool['connect'];
  }

  static async open(url: string): Promise<Session> {
    const client = new pg.Client(poolConfig(url).config);
    await client.connect();
    return new Session(client);
  }

  override async end(): Promise<void> {
    await this.#client.end();
  }
}
