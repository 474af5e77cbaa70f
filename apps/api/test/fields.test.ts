import { buildSchema, getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { beforeAll, expect, it } from 'vitest';
import { typeDefs } from '../src/graphql/schema.ts';
import { appFixture } from './support/app.ts';
import { publish, rsvpMutation, type Client } from './support/client.ts';
import { appUrl } from './support/env.ts';
import { joinMutation } from './support/places.ts';
import { provider } from './support/stripe.ts';
import { connect } from './support/subscriber.ts';
import { until } from './support/until.ts';
import { clients } from './support/users.ts';

const fixture = appFixture({ GRAPHQL_MAX_COMPLEXITY: '1000000', GRAPHQL_MAX_DEPTH: '20', LOG_LEVEL: 'silent' });
const schema = buildSchema(typeDefs);
const near = 'latitude: 52.4731, longitude: 13.4039, radiusMetres: 1000';
/** Pages of one, so that there is a next one. */
const page = 'first: 1';
const searched = `filter: { near: { ${near} } }, ${page}`;
const roots: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/** Fields that were answered with something, as Type.field. */
const seen = new Set<string>();

/** Selects every field of a type, and every field of what these are. */
function everything(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).map(({ name, type: of, args }) => {
    const named = getNamedType(of);
    return `${name}${args.length > 0 ? `(${page})` : ''} ${isObjectType(named) ? everything(named) : ''}`;
  });
  return `{ ${fields.join(' ')} }`;
}

function note(value: unknown, type: GraphQLObjectType): void {
  if (Array.isArray(value)) return value.forEach((item) => note(item, type));
  for (const [name, field] of Object.entries(value as object) as [string, unknown][]) {
    const named = getNamedType(type.getFields()[name]?.type);
    if (field === null || named === undefined) continue;
    seen.add(`${type.name}.${name}`);
    if (isObjectType(named)) note(field, named);
  }
}

/** Asks for everything that a field of a root type answers with. @throws on errors, such as null where there must be something */
async function ask(client: Client, kind: 'query' | 'mutation', field: string, args = ''): Promise<void> {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  const type = getNamedType(root?.getFields()[field]?.type);
  if (!root || !isObjectType(type)) throw new Error(`${kind} ${field} answers with no object`);
  note(await client.ask(`${kind} { ${field}${args && `(${args})`} ${everything(type)} }`), root);
}

beforeAll(() => provider.reset(''));

it('every field of every type has a value somewhere, and none is null that must not be', async () => {
  const [host, guest] = await clients(fixture.database, fixture.app, 2);
  const attended = await publish(host);
  for (const client of [host, guest]) await client.ask(rsvpMutation, { eventId: attended });
  const full = await publish(host, { capacity: 1 });
  await guest.ask(rsvpMutation, { eventId: full });
  await host.ask(joinMutation, { eventId: full });
  const paid = await publish(host, { priceCents: 500 });
  await ask(host, 'mutation', 'checkout', `eventId: "${paid}"`);
  const cancelled = await publish(host);
  await ask(host, 'mutation', 'cancelEvent', `id: "${cancelled}"`);

  await ask(host, 'query', 'me');
  for (const id of [attended, full, paid, cancelled]) await ask(host, 'query', 'event', `id: "${id}"`);
  await ask(host, 'query', 'events', page);
  await ask(host, 'query', 'eventsNear', near);
  await ask(host, 'query', 'search', searched);
  await ask(host, 'query', 'myPlaces', page);
  await ask(host, 'query', 'myEvents', page);

  const url = await fixture.app.listen({ host: '127.0.0.1', port: 0 });
  const subscriber = await connect(`${url.replace('http', 'ws')}/graphql`, { origin: appUrl });
  const attendance = schema.getType('Attendance') as GraphQLObjectType;
  subscriber.subscribe(`subscription { attendance(eventId: "${attended}") ${everything(attendance)} }`);
  await until('a count', () => subscriber.data.length > 0);
  note(subscriber.data[0], schema.getSubscriptionType() as GraphQLObjectType);

  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  const fields = (types as GraphQLObjectType[])
    .filter(({ name }) => name === 'Query' || !roots.has(name))
    .flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`));
  expect(fields.filter((name) => !seen.has(name))).toEqual([]);
  expect(fields.length).toBeGreaterThan(40);
});
