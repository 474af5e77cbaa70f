import { loadEnvOrExit } from '@landfall/schemas/env';
import { buildApp } from './app.ts';
import { closeApp } from './close-app.ts';
import { onShutdown } from './lib/shutdown.ts';
import { buildMonitor } from './monitor.ts';

const env = loadEnvOrExit('api');
const app = await buildApp(env);
const monitor = buildMonitor({ registry: app.metrics.registry });

onShutdown(env.SHUTDOWN_DRAIN_SECONDS, app.log, async () => {
  await closeApp(app, env.SHUTDOWN_DRAIN_SECONDS);
  await monitor.close();
});

await monitor.listen({ host: env.HOST, port: env.METRICS_PORT });
await app.listen({ host: env.HOST, port: env.PORT });
