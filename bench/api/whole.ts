import type { FastifyInstance } from 'fastify';
import { loadEnv } from '@landfall/schemas/env';
import { buildApp } from '../../apps/api/src/app.ts';
import { startTelemetry } from '../../apps/api/src/telemetry/telemetry.ts';

/** The api as src/server.ts starts it. */
export async function buildWhole(): Promise<FastifyInstance> {
  const env = loadEnv('api', process.env);
  const app = await buildApp(env);
  await startTelemetry('api', env, app.log);
  return app;
}
