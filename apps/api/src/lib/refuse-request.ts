import type { FastifyReply, FastifyRequest } from 'fastify';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** When to try again. */
  readonly seconds: number;
}

/** Refuses a request before its route is asked, in the form that the route would answer in. */
export function refuseRequest(request: FastifyRequest, reply: FastifyReply, { status, code, message, seconds }: Refusal): void {
  const graphql = request.routeOptions.url === '/graphql';
  if (graphql) request.server.metrics.graphql_errors_total.inc({ type: 'none', code });
  const body = graphql ? { data: null, errors: [{ message, extensions: { code, retryAfter: seconds } }] } : { message };
  void reply.code(status).header('retry-after', String(seconds)).type('application/json').send(JSON.stringify(body));
}
