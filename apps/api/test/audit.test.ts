import { buildSchema, isObjectType, getNamedType, type GraphQLField } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { typeDefs } from '../src/graphql/schema.ts';
import { appFixture } from './support/app.ts';
import { accounts } from './support/audit/accounts.ts';
import { planted, type Call } from './support/audit/case.ts';
import { events } from './support/audit/events.ts';
import { payments } from './support/audit/payments.ts';
import { places } from './support/audit/places.ts';
import { provider } from './support/stripe.ts';

const fixture = appFixture({ LOG_LEVEL: 'silent' });
const cases = { ...accounts, ...events, ...places, ...payments };
const mutations = buildSchema(typeDefs).getMutationType()?.getFields() ?? {};

beforeAll(() => provider.reset(''));

/** The mutation's text, with a variable for each argument; it answers with an id, where there is one. */
function textOf({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const list = (form: (arg: { name: string; type: unknown }) => string) => (args.length > 0 ? `(${args.map(form).join(', ')})` : '');
  const named = getNamedType(type);
  const fields = isObjectType(named) ? `{ ${'id' in named.getFields() ? 'id' : '__typename'} }` : '';
  return `mutation ${list((arg) => `$${arg.name}: ${String(arg.type)}`)} { ${name}${list((arg) => `${arg.name}: $${arg.name}`)} ${fields} }`;
}

interface Row {
  readonly id: string;
  readonly action: string;
  readonly actorId: string | null;
  readonly subject: string;
}

const rows = async (): Promise<Row[]> => (await fixture.database.owner.query<Row>('SELECT * FROM "Audit" ORDER BY "at", "action"')).rows;

const tables = ['User', 'Session', 'Event', 'Rsvp', 'Waiting', 'Payment', 'Mail'];
/** All that the other tables say. */
async function state(): Promise<unknown> {
  const all: Record<string, unknown[]> = {};
  for (const name of tables) all[name] = (await fixture.database.owner.query(`SELECT * FROM "${name}" ORDER BY 1, 2`)).rows;
  return all;
}

async function run(name: string, { client, variables }: Call) {
  const field = mutations[name];
  if (!field) throw new Error(`the schema has no mutation ${name}`);
  const before = new Set((await rows()).map(({ id }) => id));
  const { data, code } = await client.send<Record<string, { id?: string } | null> | null>(textOf(field), variables);
  return { code, answered: data?.[name], written: (await rows()).filter(({ id }) => !before.has(id)) };
}

async function holds(name: string, call: Call): Promise<void> {
  const { code, answered, written } = await run(name, call);
  expect(code).toBe(call.code);
  const payment = call.rows.some(([, , subject]) => subject === 'PAYMENT')
    ? (await fixture.app.db.payment.findFirstOrThrow({ where: { eventId: String(call.variables['eventId']) } })).id
    : '';
  const named = (id: string | null) => (id === 'SELF' ? answered?.id : id === 'PAYMENT' ? payment : id);
  const expected = call.rows.map(([action, actorId, subject]) => ({ action, actorId: named(actorId), subject: named(subject) }));
  const byAction = (a: { action: string }, b: { action: string }) => (a.action < b.action ? -1 : 1);
  expect(written.map(({ action, actorId, subject }) => ({ action, actorId, subject })).toSorted(byAction)).toEqual(
    expected.toSorted(byAction),
  );
}

it('has a case of every mutation', () => {
  expect(Object.keys(cases).toSorted()).toEqual(Object.keys(mutations).toSorted());
});

describe.each(Object.entries(cases))('%s', (name, { success, others }) => {
  it('writes one row: who did what to what', async () => {
    const call = await success(fixture);
    expect(call.rows.length).toBe(1);
    await holds(name, call);
  });

  it.each(Object.entries(others))('with %s writes what is declared', async (_, make) => {
    await holds(name, await make(fixture));
  });

  it('does nothing that cannot be written down', async () => {
    const call = await success(fixture);
    const before = await state();
    await fixture.database.owner.query('ALTER TABLE "Audit" RENAME TO "Gone"');
    try {
      const { code } = await call.client.send(textOf(mutations[name] as GraphQLField<unknown, unknown>), call.variables);
      expect(code).toBe('INTERNAL');
    } finally {
      await fixture.database.owner.query('ALTER TABLE "Gone" RENAME TO "Audit"');
    }
    expect(await state()).toEqual(before);
  });
});

describe('the audit', () => {
  it('says nothing that was planted, no name and no address', async () => {
    const audit = JSON.stringify(await rows());
    expect(audit.length).toBeGreaterThan(1_000);
    expect(audit.toLowerCase()).not.toContain(planted.toLowerCase());
    for (const { email, name, passwordHash } of await fixture.app.db.user.findMany())
      for (const personal of [email, name, passwordHash].filter((text) => text !== '')) expect(audit).not.toContain(personal);
  });
});
