import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import type { ComponentName } from '@landfall/schemas/contract';
import type * as Otlp from '@opentelemetry/exporter-trace-otlp-http';
import type * as SdkNode from '@opentelemetry/sdk-node';
import type * as SdkTrace from '@opentelemetry/sdk-trace';
import { build } from '../lib/build.ts';
import type { Log } from '../lib/logger.ts';
import { observeHttpClients } from './http-clients.ts';
import { reporting } from './reporting.ts';
import type { TelemetryEnv } from './telemetry.ts';
import { sampleTraces } from './traces.ts';

// As CommonJS the 500 files of the SDK load in a third of the time.
const require = createRequire(import.meta.url);
const { NodeSDK } = require('@opentelemetry/sdk-node') as typeof SdkNode;
const { AlwaysOnSampler, ParentBasedSampler } = require('@opentelemetry/sdk-trace') as typeof SdkTrace;
const { OTLPTraceExporter } = require('@opentelemetry/exporter-trace-otlp-http') as typeof Otlp;

const exportMs = 5_000;

/** Starts the SDK with traces alone; the spans are our own (ADR 020). @returns sends what is left and ends it */
export function startSdk(component: ComponentName, env: TelemetryEnv, log: Log): () => Promise<void> {
  const exporter = new OTLPTraceExporter({ url: `${env.OTEL_EXPORTER_OTLP_ENDPOINT}/v1/traces`, timeoutMillis: exportMs });
  const sdk = new NodeSDK({
    traceExporter: reporting(exporter, log),
    // Of the traces that begin here, those that get this far have been drawn.
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    serviceName: `landfall-${component}`,
    resourceDetectors: [{ detect: () => ({ attributes: attributesOf(env) }) }],
    instrumentations: [],
    metricReaders: [],
    logRecordProcessors: [],
  });
  sdk.start();
  sampleTraces(Number(env.OTEL_TRACES_SAMPLER_ARG));
  const stop = observeHttpClients();
  return async () => {
    stop();
    await sdk.shutdown();
  };
}

function attributesOf({ OTEL_RESOURCE_ATTRIBUTES: given = '' }: TelemetryEnv): Record<string, string> {
  const pairs = given.split(',').flatMap((pair) => (pair === '' ? [] : [pair.split('=', 2) as [string, string]]));
  return {
    'service.namespace': 'landfall',
    'service.version': build.revision === 'unknown' ? build.version : build.revision,
    'service.instance.id': hostname(),
    ...Object.fromEntries(pairs),
  };
}
