import DataLoader from 'dataloader';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../lib/database.ts';

export const attendanceTopic = (eventId: string): string => `attendance:${eventId}`;

/** Tells every listener to look at the count (ADR-004: best effort, so a failure is only logged). */
export async function announceAttendance(app: FastifyInstance, eventId: string): Promise<void> {
  await new Promise<void>((resolve) => {
    app.emitter.emit({ topic: attendanceTopic(eventId), payload: {} }, (err?: Error) => {
      if (err) app.log.warn({ err, eventId }, 'attendance not announced');
      resolve();
    });
  });
}

/** Reads counts; all listeners that one announcement wakes share one query. */
export const attendanceReader = (db: Database): DataLoader<string, number | undefined> =>
  new DataLoader(
    async (ids) => {
      const rows = await db.event.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, attendance: true } });
      const counts = new Map(rows.map(({ id, attendance }) => [id, attendance]));
      return ids.map((id) => counts.get(id));
    },
    { cache: false },
  );
