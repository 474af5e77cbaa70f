import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { typeDefs } from './schema.ts';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const present = buildSchema(typeDefs);
const operations = Object.entries(JSON.parse(read('operations.released.json')) as Record<string, string>);

describe('clients of the last release', () => {
  it('find everything in the schema that they know (ADR 021)', () => {
    const released = buildSchema(read('schema.released.graphql'));
    expect(findBreakingChanges(released, present).map(({ description }) => description)).toEqual([]);
  });

  it.each(operations.map(([, text]) => [text.slice(0, text.indexOf('(')), text]))('can send their %s', (_, text) => {
    expect(validate(present, parse(text))).toEqual([]);
  });

  it('are a dozen operations', () => {
    expect(operations.length).toBeGreaterThan(10);
  });
});
