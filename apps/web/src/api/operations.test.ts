import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import * as operations from './operations.ts';

const schema = buildSchema(readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8'));

test.each(Object.entries(operations))('%s fits the schema of the api', (_, operation) => {
  expect(validate(schema, parse(operation))).toEqual([]);
});
