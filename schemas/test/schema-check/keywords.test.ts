import { describe, expect, it } from 'vitest';
import { choices } from './choices.ts';
import { chartOf, draft7, line, merged } from './helpers.ts';
import { mistakes } from './keywords.ts';
import { wording } from './wording.ts';

describe('one finding for one mistake', () => {
  it.each([...mistakes, ...wording, ...choices])('$what', ({ properties, extra, text, finds }) => {
    const chart = chartOf({ schema: draft7(properties, extra) });
    expect(merged(chart, text).map(line)).toEqual(finds.map((found) => `values/prod.yaml:${found.replace(/ /, ' schema/')}`));
  });
});
