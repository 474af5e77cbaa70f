import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flag, FlagKind } from '../../src/engine/set/flags.ts';
import { positionOf, type Span } from '../../src/engine/source.ts';
import type { Tree } from '../../src/engine/tree.ts';
import { anyText, cases, files, flag } from './arguments.ts';
import { missing, run } from './run.ts';

/** FUZZ_RUNS inputs in all, spread over the three properties. */
const numRuns = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 3_000) / 3);
const seed = Number(process.env['SEED'] ?? 20_260_401);
const options = { numRuns, seed };
const readFile = (name: string): string => files[name] ?? missing(name);
const version = fc.constantFrom('4', '3');

const within = ({ source, start, end }: Span) => start >= 0 && start <= end && end <= source.text.length;

/** Every node below, what it replaced not included. */
function* nodes(tree: Tree): Generator<Tree> {
  yield tree;
  if (tree.kind === 'map') for (const child of tree.entries.values()) yield* nodes(child);
  if (tree.kind === 'list') for (const item of new Set(tree.items)) yield* nodes(item);
}

describe(`fuzzing of --set…, ${numRuns} runs of each property, SEED=${seed}`, () => {
  it('gives values with places inside their sources, or a refusal with one', () => {
    fc.assert(
      fc.property(cases, version, ({ overlay, flags }, helm) => {
        const outcome = run(flags, overlay, helm, readFile);
        if ('refused' in outcome) return within(outcome.refused.at) && positionOf(outcome.refused.at).column > 0;
        return [...nodes(outcome.tree)].every((node) => within(node.at) && (!node.key || within(node.key)));
      }),
      options,
    );
  });

  it('takes any text', () => {
    const kind = fc.constantFrom<FlagKind>('set', 'set-string', 'set-json', 'set-file', 'set-literal');
    const text = fc.oneof(
      anyText,
      fc.string({ unit: fc.constantFrom('a', '=', '.', ',', '[', ']', '{', '}', '0', '"', '\\', ' '), maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ kind, text }), { maxLength: 3 }), version, (flags, helm) => {
        run(flags, {}, helm, readFile);
      }),
      options,
    );
  });

  it('never tells a value in a refusal', () => {
    const secret = 'hunter2';
    const hidden = fc
      .tuple(flag, fc.constantFrom('a=', 'a.b=', 'a[0]=', 'a={', 'a="', '', 'a.b[0].c=x,'))
      .map(([{ kind, text }, before]): Flag => {
        const value = text.replace(/[.=[]/g, (stop) => `${secret}${stop}`) + secret;
        return { kind, text: before + value };
      });
    fc.assert(
      fc.property(hidden, version, (given, helm) => {
        const outcome = run([given], { a: secret, b: { a: [secret] } }, helm, readFile);
        if (!('refused' in outcome)) return;
        const { path, message, help = '', related = [] } = outcome.refused;
        const told = [message, help, ...related.map((place) => place.message)];
        expect(told.join('\n')).not.toContain(secret);
        // Only what stands before the first = may be named.
        const keys = given.text.slice(0, Math.max(0, given.text.indexOf('=')));
        if (!keys.includes(secret)) expect(path.join('\n')).not.toContain(secret);
      }),
      options,
    );
  });

  it('is soon done with long arguments', () => {
    const many = (text: string) => text.repeat(Math.floor(20_000 / text.length));
    for (const kind of ['set', 'set-string', 'set-json', 'set-file', 'set-literal'] as const)
      for (const text of [
        'a=1,',
        'a[0]=1,',
        'a.b=1,',
        '[0]',
        'a[0].',
        '.',
        '\\',
        'a={1,',
        '{',
        '[',
        '"',
        'a=[[',
        'a={"a":',
        ' ',
        '=',
        'a=1 ',
        'a[9]=1,',
      ])
        run([{ kind, text: many(text) }], {}, '4', readFile);
  }, 20_000);
});
