import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, positionOf, type Source } from '../../src/engine/source.ts';
import { parsePath, pathText } from '../../src/engine/tree.ts';

/** FUZZ_RUNS inputs in all, spread over the three properties. */
const numRuns = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 3_000) / 3);
const seed = Number(process.env['SEED'] ?? 20_260_401);
const options = { numRuns, seed };

describe(`fuzzing of paths and places, ${numRuns} runs of each property, SEED=${seed}`, () => {
  const key = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', '.', '["', '"]', '[', ']', '"', '\\', '0', '-', '\n') }),
    fc.stringMatching(/^[A-Za-z0-9_-]+$/),
  );
  const path = fc.array(fc.oneof(key, fc.nat()), { maxLength: 6 });

  it('reads every path back from its text', () => {
    fc.assert(
      fc.property(path, (parts) => {
        expect(parsePath(pathText(parts))).toStrictEqual(parts);
      }),
      options,
    );
  });

  it('reads any text as a path, or refuses it', () => {
    fc.assert(
      fc.property(key, (text) => {
        try {
          expect(parsePath(pathText(parsePath(text)))).toStrictEqual(parsePath(text));
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
          expect((error as Error).message).toMatch(/ is no path: expected a key at column \d+$/);
        }
      }),
      options,
    );
  });

  it('counts lines and columns as an editor does', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', 'é', '\u{1F600}'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(100), (content, offset) => {
        const source: Source = { name: 'x', kind: 'overlay', text: content };
        const start = Math.min(offset, content.length);
        const before = content.slice(0, start).split('\n');
        expect(positionOf({ source, start, end: start })).toStrictEqual({
          file: 'x',
          line: before.length,
          column: (before.at(-1) as string).length + 1,
        });
        expect(linesOf(source)).toHaveLength(content.split('\n').length);
      }),
      options,
    );
  });
});
