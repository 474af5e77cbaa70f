import { describe, expect, it } from 'vitest';
import { chartOf, draft7, line, merged } from './helpers.ts';
import { mistakes } from './keywords.ts';

describe('one finding for one mistake', () => {
  it.each(mistakes)('$what', ({ properties, extra, text, finds }) => {
    const chart = chartOf({ schema: draft7(properties, extra) });
    expect(merged(chart, text).map(line)).toEqual(finds.map((found) => `values/prod.yaml:${found.replace(/ /, ' schema/')}`));
  });
});
