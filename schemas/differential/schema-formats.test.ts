import { afterAll, describe, expect, it } from 'vitest';
import { formatRows, patternRows, refusedPatterns } from '../test/schema-check/formats.ts';
import { verdicts } from './schema-foreign.ts';
import { SchemaProbe } from './schema-probe.ts';

const draft7 = 'http://json-schema.org/draft-07/schema#';
const later = [undefined, 'https://json-schema.org/draft/2019-09/schema'];
const schemaOf = ($schema: string | undefined, item: object) => ({ ...($schema ? { $schema } : {}), properties: { v: { items: item } } });

describe.each(['helm', 'helm3'])('the tables of formats and patterns, %s', (helm) => {
  const probe = new SchemaProbe();
  afterAll(() => probe.remove());

  it(`says what Helm says of ${formatRows.length} texts of formats`, async () => {
    const cases = formatRows.map(([format, text]) => ({ schema: schemaOf(draft7, { format }), values: { v: [text] } }));
    const seen = await verdicts(probe, helm, cases, 'formats');
    expect(formatRows.filter(([, , fits], i) => fits !== seen[i])).toEqual([]);
  });

  it('knows that later drafts assert no format', async () => {
    const cases = later.flatMap(($schema) =>
      formatRows.map(([format, text]) => ({ schema: schemaOf($schema, { format }), values: { v: [text] } })),
    );
    expect((await verdicts(probe, helm, cases, 'later')).every(Boolean)).toBe(true);
  });

  it(`says what Helm says of ${patternRows.length} patterns, and that it refuses ${refusedPatterns.length}`, async () => {
    const cases = patternRows.map(([pattern, text]) => ({ schema: schemaOf(draft7, { pattern }), values: { v: [text] } }));
    const seen = await verdicts(probe, helm, cases, 'patterns');
    expect(patternRows.filter(([, , fits], i) => fits !== seen[i])).toEqual([]);
    const refused = refusedPatterns.map((pattern) => ({ schema: schemaOf(draft7, { pattern }), values: { v: [1] } }));
    const accepted = await verdicts(probe, helm, refused, 'refused');
    expect(refusedPatterns.filter((_, i) => accepted[i])).toEqual([]);
  });
});
