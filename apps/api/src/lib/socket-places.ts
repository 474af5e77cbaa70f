/** Places for WebSockets: so many of a process, so many of one client. */
export class SocketPlaces {
  readonly #max: number;
  readonly #maxPerClient: number;
  readonly #perClient = new Map<string, number>();
  #taken = 0;

  constructor(max: number, maxPerClient: number) {
    this.#max = max;
    this.#maxPerClient = maxPerClient;
  }

  /** @returns which limit has none, or undefined and the place is taken */
  take(client: string): 'webSockets' | 'webSocketsPerAddress' | undefined {
    if (this.#taken >= this.#max) return 'webSockets';
    const own = this.#perClient.get(client) ?? 0;
    if (own >= this.#maxPerClient) return 'webSocketsPerAddress';
    this.#taken++;
    this.#perClient.set(client, own + 1);
    return undefined;
  }

  free(client: string): void {
    const own = this.#perClient.get(client) ?? 0;
    if (own === 0) throw new Error('expected a place that was taken');
    this.#taken--;
    if (own === 1) this.#perClient.delete(client);
    else this.#perClient.set(client, own - 1);
  }
}
