import { describe, expect, it } from 'vitest';
import { parsePath } from '../../src/engine/tree.ts';
import { movesOf } from '../../src/migrate/moves.ts';
import { moved } from '../../src/values/builder.ts';
import { chartOf, draft7, line, merged, partial } from './helpers.ts';

const gone = (target: string) => moved(target).schema;
const closed = { additionalProperties: false };
const service = { type: 'object', properties: { prot: gone('.port'), port: { type: 'integer' } }, ...closed };
const chart = chartOf({ schema: draft7({ port: gone('service.port'), service }, { ...closed, required: ['service'] }) });

describe('a key that has moved', () => {
  it('is found with its new place, in a file and merged', () => {
    const found = 'schema/moved port: has moved to service.port (`values migrate --write` rewrites the files, and keeps their comments)';
    expect(partial(chart, 'port: 80\n').map(line)).toEqual([`values/prod.yaml:1:1 ${found}`]);
    expect(merged(chart, 'port: 80\nservice: {}\n').map(line)).toEqual([`values/prod.yaml:1:1 ${found}`]);
  });

  it('is one finding whatever its value is', () => {
    for (const value of ['moved to service.port', 'null', '{ a: 1 }', '[1]'])
      expect(merged(chart, `port: ${value}\nservice: {}\n`).map(({ code }) => code)).toEqual(['schema/moved']);
  });

  it('may name a place beside it', () => {
    expect(merged(chart, 'service: { prot: 1 }\n').map((one) => one.message)).toEqual(['has moved to service.port']);
  });

  it('is not what a misspelt key was meant to be, nor where another one belongs', () => {
    expect(merged(chart, 'porrt: 1\nservice: {}\n').map((one) => one.help)).toEqual(['it takes service']);
    expect(merged(chart, 'service: { prt: 1 }\n').map((one) => one.help)).toEqual(['did you mean port?']);
  });

  it('does not make its new place missing as well', () => {
    const needing = chartOf({ schema: draft7({ a: gone('b'), b: {} }, { required: ['b'] }) });
    expect(merged(needing, 'a: 1\n').map(({ code }) => code)).toEqual(['schema/moved']);
    expect(merged(needing, '{}').map(({ code }) => code)).toEqual(['schema/missing']);
  });

  it('is named with the place of its chart where that is a subchart', () => {
    const parent = chartOf({ charts: [chartOf({ name: 'db', schema: draft7({ a: gone('b.c'), b: {} }) })] });
    expect(merged(parent, 'db: { a: 1 }\n').map((one) => one.message)).toEqual(['has moved to db.b.c']);
    expect(movesOf(parent)(['db', 'a'])).toEqual(['db', 'b', 'c']);
  });

  it('may still be read by a chart that only says where it will go', () => {
    const soft = chartOf({ schema: draft7({ a: { type: 'integer', 'x-moved-to': 'b' }, b: { type: 'integer' } }) });
    expect(merged(soft, 'a: 1\n')).toEqual([]);
    expect(merged(soft, 'a: x\n').map(({ code }) => code)).toEqual(['schema/type']);
    expect(movesOf(soft)(['a'])).toEqual(['b']);
  });

  it('in a circle is moved once and no further', () => {
    const circle = movesOf(chartOf({ schema: draft7({ a: gone('b'), b: gone('a') }) }));
    expect([circle(['a']), circle(['b'])]).toEqual([['b'], ['a']]);
  });

  it('to what is no path stays', () => {
    expect(movesOf(chartOf({ schema: draft7({ a: gone('b[') }) }))(parsePath('a'))).toBeUndefined();
  });
});
