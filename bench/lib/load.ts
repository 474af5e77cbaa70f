/** A fixed number of requests, some of them at once. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Query {
  readonly query: string;
  readonly variables?: object;
}

export interface Sent extends Query {
  readonly port: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const concurrency = 10;

/** Sends a query that many times, again if the server is too late on a busy machine. @throws if an answer is not 200 or has errors */
export async function load(sent: Sent, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  let left = count;
  const worker = async () => {
    while (left-- > 0) while (!(await post(sent, agent))) await sleep(250);
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, worker));
  } finally {
    agent.destroy();
  }
}

/** @returns false if the server was overloaded */
function post({ port, query, variables, headers }: Sent, agent: Agent): Promise<boolean> {
  const body = JSON.stringify({ query, variables });
  const fixed = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const options = { agent, host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers: { ...fixed, ...headers } };
    const outgoing = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () => {
        if (response.statusCode === 200 && !text.includes('"errors":')) resolve(true);
        else if (response.statusCode === 503) resolve(false);
        else reject(new Error(`${query} was answered with ${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    outgoing.once('error', reject).end(body);
  });
}
