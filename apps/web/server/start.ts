import { createServer } from 'node:http';
import { loadEnvOrExit } from '@landfall/schemas/env';
import closeWithGrace from 'close-with-grace';
import { answering } from '../src/lib/answer-status.ts';
import { createDrain } from './drain.ts';
import { createLogger, redirectConsole } from './log.ts';
import { startNext } from './next.ts';
import { trustAppUrl } from './public-origin.ts';

const env = loadEnvOrExit('web');
const log = createLogger(env.LOG_LEVEL);
redirectConsole(log);

const handle = await startNext({ nodeEnv: env.NODE_ENV, host: env.HOST, port: env.PORT });
const trust = trustAppUrl(env.APP_URL);
const drain = createDrain();

const server = createServer(
  // Nothing here speaks another protocol; an upgraded socket would outlive the drain.
  { shouldUpgradeCallback: () => false },
  (req, res) => {
    trust(req);
    drain.track(res);
    answering(res, () => handle(req, res)).catch((error: unknown) => {
      log.error({ err: error, path: req.url?.split('?')[0] }, 'request failed');
      if (!res.headersSent) res.statusCode = 500;
      res.end();
    });
  },
);
// Longer than the idle timeout of the load balancer (60 s), which must be the one that closes an idle connection.
server.keepAliveTimeout = 75_000;
server.headersTimeout = 80_000;

server.once('error', (error) => {
  log.fatal({ err: error }, `cannot listen on ${env.HOST}:${env.PORT}`);
  process.exit(1);
});
server.listen(env.PORT, env.HOST, () => log.info({ host: env.HOST, port: env.PORT, appUrl: env.APP_URL }, 'listening'));

closeWithGrace(
  {
    delay: Math.max(1, env.SHUTDOWN_DRAIN_SECONDS * 1000),
    logger: { error: (message: string) => log.error(message) },
    // Next.js handles rejections itself: an aborted request of a browser is one.
    skip: ['unhandledRejection'],
  },
  async ({ signal, err }) => {
    if (err) log.fatal({ err }, 'uncaught exception: draining');
    else log.info({ signal, inFlight: drain.inFlight }, 'draining');
    await drain.close(server);
    log.info('stopped');
  },
);
