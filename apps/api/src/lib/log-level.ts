import type { Logger } from 'pino';

const verbose = 'debug';

/**
 * SIGUSR2 switches a running process to debug and back; where it is that verbose from the start, to info and back.
 * Without a listener the signal would end the process.
 */
export function switchLogLevel(log: Pick<Logger, 'level' | 'levels' | 'warn'>): void {
  const configured = log.level;
  const other = (log.levels.values[configured] ?? Infinity) <= (log.levels.values[verbose] ?? 0) ? 'info' : verbose;
  process.on('SIGUSR2', () => {
    const next = log.level === configured ? other : configured;
    const tell = () => log.warn({ logLevel: next }, 'log level switched');
    // Where less is said, it is said before.
    if (next === verbose) log.level = next;
    tell();
    log.level = next;
  });
}
