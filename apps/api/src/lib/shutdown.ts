import closeWithGrace from 'close-with-grace';
import type { Log } from './logger.ts';

/** What closing may take after the drain; the termination grace has to be longer than drain plus this. */
const closeSeconds = 5;

/**
 * Runs `close` once on SIGTERM, SIGINT or an uncaught error, then exits with 0. The exit code is 1 after an error, a second
 * signal, or when `close` throws or takes longer than the drain and five seconds.
 */
export function onShutdown(drainSeconds: number, log: Log, close: () => Promise<void>): void {
  closeWithGrace(
    {
      delay: (drainSeconds + closeSeconds) * 1_000,
      logger: false,
      skip: ['SIGUSR2'], // switches the log level
      onSecondSignal: (signal) => log.error({ signal }, 'second signal: exiting at once'),
      onSecondError: (err) => log.fatal({ err }, 'second error: exiting at once'),
      onTimeout: (ms) => log.error(`not closed within ${ms / 1_000} s: exiting`),
    },
    async ({ signal, err }) => {
      if (err) log.fatal({ err }, 'uncaught error: closing');
      else log.info({ signal }, 'closing');
      try {
        await close();
        log.info('closed');
      } catch (error) {
        log.error({ err: error }, 'closing failed');
        throw error;
      }
    },
  );
}
