import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import type { KubeObject } from '../lib/objects.ts';

export interface Reply {
  readonly status: number;
  readonly text: string;
  /** What the server warns of: deprecated APIs, pods that a Pod Security Standard does not admit. */
  readonly warnings: readonly string[];
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

const query = (params: Record<string, string>): string => `?${new URLSearchParams(params).toString()}`;

/** Server-side apply by HTTP: one process and a few connections for thousands of objects. */
export class Client {
  readonly #agent: Agent;
  readonly #port: number;
  readonly #token: string;
  readonly #resources = new Map<string, Promise<readonly Resource[]>>();

  constructor({ port, ca, token }: { readonly port: number; readonly ca: string; readonly token: string }) {
    this.#port = port;
    this.#token = token;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 4, ca });
  }

  close(): void {
    this.#agent.destroy();
  }

  async request(method: string, target: string, body?: unknown, type = 'application/json'): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': type, accept: 'application/json' };
    const sent = request({ host: '127.0.0.1', port: this.#port, agent: this.#agent, method, path: target, headers }, (response) => {
      // 299 - "text"
      const warnings = [...(response.headers['warning'] ?? '').matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)].map(([, one = '']) => one);
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, text: body, warnings }), reject);
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    return promise;
  }

  /** Applies an object; `dryRun` validates, defaults and admits it as ever, and stores nothing. */
  async apply(object: KubeObject, { dryRun = false } = {}): Promise<Reply> {
    const target = await this.#pathOf(object);
    if (!target) return { status: 404, text: `no resource is served for ${object.apiVersion} ${object.kind}`, warnings: [] };
    const params = query({ fieldManager: 'landfall', fieldValidation: 'Strict', force: 'true', ...(dryRun ? { dryRun: 'All' } : {}) });
    return this.request('PATCH', target + params, object, 'application/apply-patch+yaml');
  }

  async #pathOf({ apiVersion, kind, metadata }: KubeObject): Promise<string | undefined> {
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const known = this.#resources.get(base) ?? this.#discover(base);
    this.#resources.set(base, known);
    const resource = (await known).find((one) => one.kind === kind && !one.name.includes('/'));
    const namespace = resource?.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return resource && `${base}${namespace}/${resource.name}/${metadata.name}`;
  }

  async #discover(base: string): Promise<readonly Resource[]> {
    const reply = await this.request('GET', base);
    return reply.status === 200 ? (JSON.parse(reply.text) as { resources: Resource[] }).resources : [];
  }
}
