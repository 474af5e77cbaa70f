import { describe, expect, it } from 'vitest';
import { overlaySchema } from '../../src/generate/overlay.ts';
import type { JsonSchema } from '../../src/json-schema.ts';

const text: JsonSchema = { description: 'd', type: 'string' };
const properties = (schema: JsonSchema, defaults: unknown) => overlaySchema({ ...schema, type: 'object' }, defaults).properties;

describe('the schema of an overlay', () => {
  it('requires nothing and drops conditions', () => {
    const full: JsonSchema = {
      title: 'All',
      required: ['a'],
      if: { required: ['a'] },
      then: text,
      else: text,
      not: text,
      properties: { a: text },
    };
    expect(overlaySchema(full, {})).toEqual({ title: 'Overlay', properties: { a: text }, definitions: {} });
    expect(properties({ properties: { a: { type: 'object', allOf: [{ required: ['x'] }] } } }, {})).toEqual({ a: { type: 'object' } });
  });

  it('takes null where there is a default, false and empty ones included', () => {
    const schema = { properties: { a: text, b: text, c: text } };
    const nullable = { description: 'd', type: ['string', 'null'] };
    expect(properties(schema, { a: '', c: false })).toEqual({ a: nullable, b: text, c: nullable });
  });

  it('adds null to every keyword that would refuse it', () => {
    const schema: JsonSchema = {
      properties: {
        enumerated: { enum: ['x'] },
        typed: { type: 'string', enum: ['x'] },
        several: { type: ['string', 'integer'] },
        constant: { const: 1 },
        either: { oneOf: [{ type: 'string', required: ['x'] }, { type: 'integer' }] },
      },
    };
    expect(properties(schema, { enumerated: 'x', typed: 'x', several: 1, constant: 1, either: 1 })).toEqual({
      enumerated: { enum: ['x', null] },
      typed: { type: ['string', 'null'], enum: ['x', null] },
      several: { type: ['string', 'integer', 'null'] },
      constant: { enum: [1, null] },
      either: { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
    });
    expect(properties(schema, {})).toMatchObject({ typed: { type: 'string', enum: ['x'] }, constant: { const: 1 } });
  });

  it('goes by the names of a map, and leaves items of lists as they are', () => {
    const schema: JsonSchema = {
      patternProperties: { '^a': text, '^b': text },
      properties: { list: { type: 'array', items: { type: 'object', required: ['x'], properties: { x: text } } }, any: true },
    };
    const overlay = overlaySchema(schema, { all: 'x', list: [{ x: 'y' }], any: 1 });
    expect(overlay.patternProperties).toEqual({ '^a': { ...text, type: ['string', 'null'] }, '^b': text });
    expect(overlay.properties).toEqual({
      list: { type: ['array', 'null'], items: { type: 'object', required: ['x'], properties: { x: text } } },
      any: true,
    });
  });

  it('lets a definition take null, but not where the key that uses it has no default', () => {
    const use: JsonSchema = { description: 'u', allOf: [{ $ref: '#/definitions/Both' }] };
    const schema: JsonSchema = {
      definitions: {
        Both: { title: 'Both', type: 'object', required: ['x'], properties: { x: text, y: text } },
        Never: { title: 'Never', ...text },
      },
      properties: { here: use, there: use, never: { allOf: [{ $ref: '#/definitions/Never' }] } },
    };
    const { definitions, ...overlay } = overlaySchema(schema, { here: { x: '1' } });
    expect(overlay.properties).toEqual({
      here: { description: 'u', allOf: [{ $ref: '#/definitions/BothPartial' }] },
      there: { description: 'u', allOf: [{ $ref: '#/definitions/BothPartial' }, { type: 'object' }] },
      never: { allOf: [{ $ref: '#/definitions/NeverPartial' }] },
    });
    expect(definitions).toEqual({
      BothPartial: { title: 'BothPartial', type: ['object', 'null'], properties: { x: { ...text, type: ['string', 'null'] }, y: text } },
      NeverPartial: { title: 'NeverPartial', ...text },
    });
  });
});
