import type { FastifyInstance } from 'fastify';

export const boardPath = '/admin/queues';

/** Bull Board for administrators. Where it is off, nothing of it is loaded. */
export default async function admin(app: FastifyInstance): Promise<void> {
  if (!app.env.ENABLE_BULL_BOARD) return;
  const { board } = await import('./board.ts');
  await app.register(board, { prefix: boardPath });
}
