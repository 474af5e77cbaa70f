import { password } from './client.ts';
import { processEnv } from './env.ts';
import { start, type Program } from './process.ts';
import { until } from './until.ts';

const roomy = { RATE_LIMIT_PER_MINUTE: '1000000', SIGN_IN_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' };

export interface Api {
  readonly url: string;
  readonly env: Record<string, string>;
  program: Program;
}

/** The api as a process of its own, with no limits that a test would reach. */
export async function startApi(databaseUrl: string, overrides: Record<string, string> = {}, via: readonly string[] = []): Promise<Api> {
  const env = await processEnv(databaseUrl, { ...roomy, ...overrides });
  const url = `http://127.0.0.1:${env['PORT']}`;
  const program = start('server.ts', [], env, via);
  await ready(url);
  return { url, env, program };
}

/** Starts it again where it was, as the kubelet does. */
export async function restart(api: Api): Promise<void> {
  api.program = start('server.ts', [], api.env);
  await ready(api.url);
}

async function ready(url: string): Promise<void> {
  await until('the api is ready', async () => (await fetch(`${url}/readyz`)).ok, 40);
}

export interface Reply {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly code: string | undefined;
  readonly seconds: number;
}

/** Somebody signed in, over the network. A reply without a status never came. */
export class Remote {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  async send(query: string, variables: object = {}): Promise<Reply> {
    const begin = performance.now();
    const seconds = () => (performance.now() - begin) / 1_000;
    try {
      const response = await fetch(`${this.#url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: this.#cookie },
        body: JSON.stringify({ query, variables }),
      });
      const [cookie] = response.headers.getSetCookie();
      if (cookie) this.#cookie = cookie.split(';')[0] ?? '';
      const { data, errors = [] } = (await response.json()) as { data?: Reply['data']; errors?: { extensions?: { code?: string } }[] };
      return { status: response.status, ...(data !== undefined && { data }), code: errors[0]?.extensions?.code, seconds: seconds() };
    } catch {
      return { status: 0, code: undefined, seconds: seconds() };
    }
  }

  async signUp(): Promise<this> {
    const query = 'mutation ($email: String!, $password: String!) { signUp(email: $email, password: $password, name: "Ada") { id } }';
    const { data } = await this.send(query, { email: `${crypto.randomUUID()}@example.org`, password });
    if (!data) throw new Error('could not sign up');
    return this;
  }
}
