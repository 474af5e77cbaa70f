import { describe, expect, it } from 'vitest';
import { appFixture } from './support/app.ts';
import { cancelMutation, Client, publish, rsvpMutation, signUp } from './support/client.ts';
import { clients } from './support/users.ts';

const fixture = appFixture();

const users = (count: number) => clients(fixture.database, fixture.app, count);

async function count(table: 'Rsvp' | 'Mail', eventId: string): Promise<number> {
  const { rows } = await fixture.database.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}" WHERE "eventId" = $1`, [
    eventId,
  ]);
  return rows[0]?.n ?? NaN;
}

async function audit(subject: string): Promise<string[]> {
  const { rows } = await fixture.database.owner.query<{ action: string }>(
    'SELECT "action" FROM "Audit" WHERE "subject" = $1 ORDER BY "at", "id"',
    [subject],
  );
  return rows.map(({ action }) => action);
}

describe('rsvp', () => {
  it('takes exactly as many as there is room for, however many come at once', async () => {
    const eventId = await publish(await signUp(fixture.app), { capacity: 20 });
    const answers = await Promise.all((await users(60)).map((user) => user.send(rsvpMutation, { eventId })));
    const codes = answers.map(({ code }) => code ?? 'ok');
    expect(codes.filter((code) => code === 'ok')).toHaveLength(20);
    expect(codes.filter((code) => code === 'EVENT_FULL')).toHaveLength(40);
    expect(await count('Rsvp', eventId)).toBe(20);
    expect(await count('Mail', eventId)).toBe(40);
    expect((await audit(eventId)).filter((action) => action === 'rsvp.create')).toHaveLength(20);
    expect(await new Client(fixture.app).ask(`{ event(id: "${eventId}") { attendance } }`)).toEqual({ event: { attendance: 20 } });
  });

  it('counts the same user once, however often', async () => {
    const client = await signUp(fixture.app);
    const eventId = await publish(client);
    await Promise.all(Array.from({ length: 10 }, () => client.ask(rsvpMutation, { eventId })));
    expect(await client.ask(rsvpMutation, { eventId })).toEqual({ rsvp: { attendance: 1, myRsvp: true } });
    expect(await count('Rsvp', eventId)).toBe(1);
  });

  it('gives the place back, with what was not sent yet', async () => {
    const [first, second] = await users(2);
    const eventId = await publish(await signUp(fixture.app), { capacity: 1 });
    await first.ask(rsvpMutation, { eventId });
    await fixture.database.owner.query(`UPDATE "Mail" SET "sentAt" = now() WHERE "eventId" = $1 AND "kind" = 'reminder'`, [eventId]);
    expect((await second.send(rsvpMutation, { eventId })).code).toBe('EVENT_FULL');
    expect(await first.ask(cancelMutation, { eventId })).toEqual({ cancelRsvp: { attendance: 0, myRsvp: false } });
    expect(await first.ask(cancelMutation, { eventId })).toEqual({ cancelRsvp: { attendance: 0, myRsvp: false } });
    expect(await count('Mail', eventId)).toBe(1);
    await second.ask(rsvpMutation, { eventId });
    expect(await audit(eventId)).toEqual(['event.publish', 'rsvp.create', 'rsvp.cancel', 'rsvp.create']);
  });

  it('reminds nobody twice who cancels and comes back', async () => {
    const client = await signUp(fixture.app);
    const eventId = await publish(client);
    await client.ask(rsvpMutation, { eventId });
    await fixture.database.owner.query(`UPDATE "Mail" SET "sentAt" = now() WHERE "eventId" = $1 AND "kind" = 'reminder'`, [eventId]);
    await client.ask(cancelMutation, { eventId });
    await client.ask(rsvpMutation, { eventId });
    const { rows } = await fixture.database.owner.query(
      'SELECT "kind", "sentAt" IS NOT NULL AS sent FROM "Mail" WHERE "eventId" = $1 ORDER BY "kind"',
      [eventId],
    );
    expect(rows).toEqual([
      { kind: 'reminder', sent: true },
      { kind: 'feedback', sent: false },
    ]);
  });

  it('writes all or nothing', async () => {
    const client = await signUp(fixture.app);
    const eventId = await publish(client);
    await fixture.database.owner.query(`ALTER TABLE "Audit" ADD CONSTRAINT "broken" CHECK ("action" <> 'rsvp.create') NOT VALID`);
    const answer = await client.send(rsvpMutation, { eventId });
    await fixture.database.owner.query('ALTER TABLE "Audit" DROP CONSTRAINT "broken"');
    expect(answer.errors).toMatchObject([{ message: 'internal error', extensions: { code: 'INTERNAL' } }]);
    expect(await count('Rsvp', eventId)).toBe(0);
    expect(await count('Mail', eventId)).toBe(0);
    expect(await client.ask(`{ event(id: "${eventId}") { attendance } }`)).toEqual({ event: { attendance: 0 } });
  });

  it('refuses unknown and past events, and strangers', async () => {
    const client = await signUp(fixture.app);
    const eventId = await publish(client);
    expect((await client.send(rsvpMutation, { eventId: crypto.randomUUID() })).code).toBe('NOT_FOUND');
    expect((await new Client(fixture.app).send(rsvpMutation, { eventId })).code).toBe('UNAUTHENTICATED');
    await fixture.database.owner.query(
      `UPDATE "Event" SET "startsAt" = now() - interval '2h', "endsAt" = now() - interval '1h' WHERE "id" = $1`,
      [eventId],
    );
    expect((await client.send(rsvpMutation, { eventId })).code).toBe('EVENT_OVER');
  });

  it('keeps who attended an event that is over', async () => {
    const client = await signUp(fixture.app);
    const eventId = await publish(client);
    await client.ask(rsvpMutation, { eventId });
    await fixture.database.owner.query(
      `UPDATE "Event" SET "startsAt" = now() - interval '2h', "endsAt" = now() - interval '1h' WHERE "id" = $1`,
      [eventId],
    );
    expect((await client.send(cancelMutation, { eventId })).code).toBe('EVENT_OVER');
    expect(await client.ask(`{ event(id: "${eventId}") { attendance myRsvp } }`)).toEqual({ event: { attendance: 1, myRsvp: true } });
    expect(await count('Mail', eventId)).toBe(2);
  });
});
