import fc from 'fast-check';
import { template, parse, type Case } from '../lib/helm.ts';
import type { Law, Rendered } from '../lib/laws/law.ts';
import { rendered } from '../lib/laws/law.ts';
import { draws, type Draw } from './draw.ts';
import { caseOf, outcome, pool, type Outcome } from './outcome.ts';

/** `SEED=1 CASES=1000` draws others, and more. */
export const seed = Number(process.env['SEED'] ?? 20_261_123);
export const wanted = Number(process.env['CASES'] ?? 200);

export interface Accepted {
  readonly draw: Draw;
  readonly case: Case;
  readonly text: string;
  readonly rendered: Rendered;
}
export interface Run {
  readonly accepted: readonly Accepted[];
  /** How often each rule of the chart refused. */
  readonly refused: ReadonlyMap<string, number>;
  readonly crashed: readonly { readonly draw: Draw; readonly message: string }[];
  readonly tried: number;
}

/** Draws values until so many are accepted as are wanted, or three times as many were tried. */
async function start(): Promise<Run> {
  const drawn = draws();
  const accepted: Accepted[] = [];
  const crashed: { draw: Draw; message: string }[] = [];
  const refused = new Map<string, number>();
  let tried = 0;
  for (let round = 0; accepted.length < wanted && tried < wanted * 3; round++) {
    const batch = fc.sample(drawn, { seed: seed + round, numRuns: Math.max(20, wanted - accepted.length) });
    tried += batch.length;
    const results = await pool(batch, async (draw): Promise<[Draw, Case, Outcome]> => {
      const c = caseOf(draw);
      return [draw, c, await outcome('helm', c)];
    });
    for (const [draw, c, result] of results) {
      if (result.kind === 'accepted') accepted.push({ draw, case: c, text: result.text, rendered: rendered(c, parse(result.text)) });
      else if (result.kind === 'crashed') crashed.push({ draw, message: result.message });
      else {
        for (const rule of result.rules.map((one) => one.replaceAll(/\d+/g, 'N'))) refused.set(rule, (refused.get(rule) ?? 0) + 1);
      }
    }
  }
  return { accepted, refused, crashed, tried };
}

let started: Promise<Run> | undefined;
/** The values of this run, rendered once. */
export const run = (): Promise<Run> => (started ??= start());

/** The fewest layers of a draw that still fail; each is left out if it fails without it. */
export async function smallest(draw: Draw, fails: (draw: Draw) => Promise<boolean>): Promise<Draw> {
  let { layers } = draw;
  for (const layer of layers) {
    const without = layers.filter((one) => one !== layer);
    if (await fails({ ...draw, layers: without })) layers = without;
  }
  return { ...draw, layers };
}

/** Whether a law is broken by what a draw renders to. */
export const breaks =
  (law: Law) =>
  async (draw: Draw): Promise<boolean> => {
    const c = caseOf(draw);
    const text = await template('helm', c).catch(() => undefined);
    return text !== undefined && [...law(rendered(c, parse(text)))].length > 0;
  };

/** How somebody else sees it again: the values, as small as they get. */
export const story = ({ layers, release }: Draw): string =>
  `release ${release}, charts/test/fixtures/inline.yaml and over it ${layers.map((layer) => JSON.stringify(layer)).join('\n  then ')}`;
