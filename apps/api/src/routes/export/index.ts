import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { attendeesOf } from './attendees.ts';
import { fileName, toCsv } from './csv.ts';

const uuid = z.uuid();

/** `GET /events/:id/attendees.csv`: who attends and who waits, for the organiser. */
export default async function attendeeExport(app: FastifyInstance): Promise<void> {
  app.get<{ Params: { id: string } }>('/events/:id/attendees.csv', async (request, reply) => {
    reply.header('cache-control', 'private, no-store');
    const user = await app.session.user(request);
    if (!user) return reply.code(401).send({ message: 'sign in first' });
    const { id } = request.params;
    const event = uuid.safeParse(id).success ? await app.db.event.findUnique({ where: { id } }) : null;
    if (!event) return reply.code(404).send({ message: 'there is no such event' });
    if (event.organiserId !== user.id) return reply.code(403).send({ message: 'only the organiser of the event may export its attendees' });
    await app.db.audit.create({ data: { action: 'event.export', actorId: user.id, subject: event.id } });
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName(event.title, event.id)}"`)
      .send(toCsv(attendeesOf(app.db, event.id)));
  });
}
