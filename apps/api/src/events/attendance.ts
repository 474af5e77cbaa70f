import { Readable } from 'node:stream';
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

/** Readable while something was announced and not yet read; `end` stops listening. */
export interface Announcements {
  readonly changes: Readable;
  /** Until every instance's announcements arrive. */
  readonly listening: Promise<void>;
  end(this: void): void;
}

export function listenToAttendance({ emitter }: FastifyInstance, eventId: string): Announcements {
  const topic = attendanceTopic(eventId);
  const changes = new Readable({ objectMode: true, read() {} });
  let ended = false;
  // One that waits stands for all that come meanwhile.
  const listener = (_message: unknown, done: () => void) => {
    if (!ended && changes.readableLength === 0) changes.push(true);
    done();
  };
  const end = () => {
    if (ended) return;
    ended = true;
    emitter.removeListener(topic, listener);
    changes.push(null);
  };
  return { changes, end, listening: new Promise((resolve) => emitter.on(topic, listener, resolve)) };
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
