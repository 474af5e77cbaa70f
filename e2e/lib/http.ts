import http from 'node:http';
import { hosts, port } from './release.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: http.IncomingHttpHeaders;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly agent?: http.Agent;
}

export const request = (host: keyof typeof hosts, path: string, options?: RequestOptions): Promise<Answer> =>
  requestTo(hosts[host], path, options);

/** A request through the load balancer. Node does not resolve *.localhost, hence the address with a Host header. */
export function requestTo(host: string, path: string, options: RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { host: `${host}:${port}`, ...(options.body ? { 'content-type': 'application/json' } : {}), ...options.headers };
    const method = options.body ? 'POST' : 'GET';
    const req = http.request(
      { host: '127.0.0.1', port, path, method, headers, timeout: 15_000, ...(options.agent ? { agent: options.agent } : {}) },
      (res) => {
        let body = '';
        res.on('data', (chunk: Buffer) => (body += chunk.toString()));
        res.on('end', () => resolve({ status: res.statusCode ?? 0, body, headers: res.headers }));
        res.on('error', reject);
      },
    );
    req.on('timeout', () => req.destroy(new Error('no answer within 15 s')));
    req.on('error', reject);
    req.end(options.body ? JSON.stringify(options.body) : undefined);
  });
}
