import type { ComponentName } from '@landfall/schemas/contract';
import type { Log } from '../lib/logger.ts';
import { within } from '../lib/within.ts';

export interface TelemetryEnv {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  readonly OTEL_TRACES_SAMPLER_ARG: string;
  readonly OTEL_RESOURCE_ATTRIBUTES?: string;
}

export interface Telemetry {
  /** Sends what is left, for a second at most. */
  close(): Promise<void>;
}

const closeSeconds = 1;

/** Records traces, if there is an endpoint for them; else not even the SDK is loaded. */
export async function startTelemetry(component: ComponentName, env: TelemetryEnv, log: Log): Promise<Telemetry> {
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return { close: async () => {} };
  const { startSdk } = await import('./sdk.ts');
  const shutdown = startSdk(component, { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: env.OTEL_EXPORTER_OTLP_ENDPOINT }, log);
  // What cannot be sent has been told when it failed.
  return {
    close: async () =>
      void (await within(
        closeSeconds,
        shutdown().catch(() => {}),
      )),
  };
}
