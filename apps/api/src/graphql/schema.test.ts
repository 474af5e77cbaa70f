import { readFileSync } from 'node:fs';
import { buildSchema, printSchema } from 'graphql';
import { expect, it } from 'vitest';
import { typeDefs } from './schema.ts';

it('is the schema that schema.graphql shows: run `pnpm generate`', () => {
  const file = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(printSchema(buildSchema(file))).toBe(printSchema(buildSchema(typeDefs)));
});
