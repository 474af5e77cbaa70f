import { format } from 'node:util';
import { pino, type Logger } from 'pino';

/** Written at once: what is buffered when the process ends could come out of order. */
export const createLogger = (level: string): Logger =>
  pino({ level, base: { component: 'web', pid: process.pid } }, pino.destination({ dest: 1, sync: true }));

/** Next.js prints its errors to the console; as JSON lines they keep their stack in one record. */
export function redirectConsole(log: Logger) {
  const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const;
  for (const [method, level] of Object.entries(levels) as [keyof typeof levels, (typeof levels)[keyof typeof levels]][]) {
    console[method] = (...args: unknown[]) => {
      const err = args.find((arg) => arg instanceof Error);
      if (err) log[level]({ err }, format(...args.filter((arg) => arg !== err)) || err.message);
      else log[level](format(...args));
    };
  }
}
