import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Stampede {
  /** Where the api listens. */
  readonly origins: readonly string[];
  readonly eventId: string;
  /** Of the users, each of whom asks from an address of their own. */
  readonly cookies: readonly string[];
  /** How many sockets are open at once. */
  readonly sockets: number;
  /** Whether who is told to come again later (503 with Retry-After) does so. */
  readonly patient?: boolean;
}

export interface Outcome {
  /** How many were answered with each code in the end; `confirmed` without an error, `HTTP n` and `no answer` without one of GraphQL. */
  readonly codes: Readonly<Record<string, number>>;
  /** How often somebody was told to come again. */
  readonly postponed: number;
  readonly seconds: number;
  /** From the moment when a socket was free for the question to the answer in the end, in seconds, in ascending order. */
  readonly latencies: readonly number[];
}

interface Answer {
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

const query = 'mutation Rsvp($eventId: ID!) { rsvp(eventId: $eventId) { myPlace } }';

/** All users ask for a place at once. */
export async function stampede({ origins, eventId, cookies, sockets, patient = false }: Stampede): Promise<Outcome> {
  const agents = origins.map(() => new Agent({ keepAlive: true, maxSockets: Math.ceil(sockets / origins.length) }));
  const body = JSON.stringify({ query, variables: { eventId } });
  const latencies: number[] = [];
  let postponed = 0;

  const send = (cookie: string, i: number): Promise<{ response: IncomingMessage; text: string; startedAt: number }> =>
    new Promise((resolve, reject) => {
      const n = i % origins.length;
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, cookie };
      const outgoing = request(`${origins[n]}/graphql`, { method: 'POST', agent: agents[n], headers });
      let startedAt = 0;
      outgoing.once('socket', () => (startedAt = performance.now()));
      outgoing.once('error', reject);
      outgoing.once('response', (response) => {
        response
          .toArray()
          .then((chunks: Buffer[]) => resolve({ response, text: Buffer.concat(chunks).toString(), startedAt }))
          .catch(reject);
      });
      outgoing.end(body);
    });

  const ask = async (cookie: string, i: number): Promise<string> => {
    let from: number | undefined;
    for (;;) {
      const { response, text, startedAt } = await send(cookie, i);
      from ??= startedAt;
      const { statusCode = 0, headers } = response;
      if (patient && statusCode === 503 && headers['retry-after'] !== undefined) {
        postponed += 1;
        // Not all at the same moment again.
        await sleep(Number(headers['retry-after']) * 1_000 * (1 + Math.random()));
        continue;
      }
      latencies.push((performance.now() - from) / 1_000);
      return codeOf(statusCode, text);
    }
  };

  const startedAt = performance.now();
  const noAnswer = (error: NodeJS.ErrnoException) => `no answer: ${error.code}`;
  const answered = await Promise.all(cookies.map((cookie, i) => ask(cookie, i).catch(noAnswer)));
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const agent of agents) agent.destroy();
  const codes: Record<string, number> = {};
  for (const code of answered) codes[code] = (codes[code] ?? 0) + 1;
  return { codes, postponed, seconds, latencies: latencies.sort((a, b) => a - b) };
}

function codeOf(status: number, body: string): string {
  if (status !== 200) return `HTTP ${status}`;
  const [error] = (JSON.parse(body) as Answer).errors ?? [];
  return error ? (error.extensions?.code ?? 'no code') : 'confirmed';
}
