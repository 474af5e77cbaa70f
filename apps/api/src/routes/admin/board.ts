import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance } from 'fastify';
import { guard } from './guard.ts';
import { boardPath } from './index.ts';

/** The pages of Bull Board and what they call, registered under {@link boardPath}. */
export async function board(app: FastifyInstance): Promise<void> {
  guard(app);
  const serverAdapter = new FastifyAdapter().setBasePath(boardPath);
  createBullBoard({
    queues: app.queues.map((queue) => new BullMQAdapter(queue)),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Landfall queues', hideDocsLink: true } },
  });
  // Its own answers with the message of what was thrown.
  serverAdapter.setErrorHandler((err) => {
    app.log.error({ err }, 'Bull Board failed');
    return { status: 500, body: { error: { key: 'ERRORS.INTERNAL_SERVER_ERROR' } } };
  });
  await app.register(serverAdapter.registerPlugin());
}
