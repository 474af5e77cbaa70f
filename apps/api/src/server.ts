import { loadEnvOrExit } from '@landfall/schemas/env';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { closeApp } from './close-app.ts';
import { switchLogLevel } from './lib/log-level.ts';
import { onShutdown } from './lib/shutdown.ts';
import { buildMonitor } from './monitor.ts';
import { startTelemetry } from './telemetry/telemetry.ts';

const env = loadEnvOrExit('api');
const app = await buildApp(env);
const telemetry = await startTelemetry('api', env, app.log);
switchLogLevel(app.log as Logger);
const monitor = buildMonitor({ registry: app.metrics.registry });

onShutdown(env.SHUTDOWN_DRAIN_SECONDS, app.log, async () => {
  await closeApp(app, env.SHUTDOWN_DRAIN_SECONDS);
  await Promise.all([monitor.close(), telemetry.close()]);
});

await monitor.listen({ host: env.HOST, port: env.METRICS_PORT });
await app.listen({ host: env.HOST, port: env.PORT });
