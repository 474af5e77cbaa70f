import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Log } from '../lib/logger.ts';

const success: number = 0; // ExportResultCode.SUCCESS

/** Logs once when traces begin to be lost, and once when they no longer are. */
export function reporting(exporter: SpanExporter, log: Log): SpanExporter {
  let lost = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = (result.code as number) !== success;
        if (failed && !lost) log.warn({ err: result.error, spans: spans.length }, 'traces are lost: the collector does not take them');
        if (!failed && lost) log.info('the collector takes traces again');
        lost = failed;
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}
