/** Merging against real Helm. SEED and CASES choose the cases; HELM_EXTRA=PROGRAM=VERSION,… adds older versions; RECORD=150 renews the fixture. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MergeCase } from '../test/merge/chart-files.ts';
import { CaseMaker } from './merge-cases.ts';
import { judged, type Referee, type Verdict } from './merge-helm.ts';
import { embedding } from './merge-landfall.ts';
import { compact, type Recorded } from './merge-record.ts';
import { pool } from './probe.ts';

const seed = Number(process.env['SEED'] ?? 20_261_123);
const count = Number(process.env['CASES'] ?? 500);
const fixture = path.join(import.meta.dirname, 'fixtures/merge.json');

const referees: Referee[] = [
  { helm: 'helm', version: '4.3.1' },
  { helm: 'helm3', version: '3.22.0' },
  ...(process.env['HELM_EXTRA'] ?? '').split(',').flatMap((entry) => {
    const [helm, version] = entry.split('=');
    return helm && version ? [{ helm, version }] : [];
  }),
];

const cases = (): { seed: number; mergeCase: MergeCase }[] =>
  Array.from({ length: count }, (_, i) => ({
    seed: seed + i,
    mergeCase: i % 10 === 0 ? embedding(seed + i) : new CaseMaker(seed + i).make(),
  }));

/** Helm walks its maps in a random order, and sometimes that shows: then one of its answers has to be ours. */
async function settled(referee: Referee, mergeCase: MergeCase): Promise<Verdict & { readonly tries: number }> {
  for (let tries = 1; ; tries++) {
    const verdict = await judged(referee, mergeCase);
    if (verdict.same || tries === 30) return { ...verdict, tries };
  }
}

describe.each(referees)('merging, $helm $version', (referee) => {
  it(`${count} charts with overlays and flags give what Helm gives (SEED=${seed})`, async () => {
    const mismatches: unknown[] = [];
    let accepted = 0;
    let random = 0;
    await pool(cases(), 3, async ({ seed: own, mergeCase }) => {
      const verdict = await settled(referee, mergeCase);
      if (verdict.accepted) accepted++;
      if (!verdict.same) mismatches.push({ SEED: own, ...mergeCase, ours: verdict.ours, theirs: verdict.theirs });
      else if (verdict.tries > 1) random++;
    });
    process.stdout.write(
      `${referee.helm} ${referee.version}: ${count} cases, ${accepted} accepted, ${random} random in Helm, ${mismatches.length} mismatches, SEED=${seed}\n`,
    );
    expect(mismatches.map((mismatch) => JSON.stringify(mismatch))).toEqual([]);
    expect(random).toBeLessThanOrEqual(count / 50);
    expect(accepted).toBeGreaterThan(count / 2);
    expect(accepted).toBeLessThan(count);
  });
});

const toRecord = Number(process.env['RECORD'] ?? 0);

const record = async () => {
  const recorded: Recorded[] = [];
  for (let own = seed; recorded.length < toRecord; own++) {
    const mergeCase = new CaseMaker(own).make();
    if (JSON.stringify(mergeCase).length > 1800) continue;
    const verdicts = await Promise.all(referees.map((referee) => settled(referee, mergeCase)));
    if (verdicts.every(({ same, tries }) => same && tries === 1)) recorded.push(compact(mergeCase, referees, verdicts));
  }
  writeFileSync(fixture, `[\n${recorded.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
};
// Only where it is asked for: a test that is skipped counts as one that failed.
it.each(toRecord > 0 ? [path.basename(fixture)] : [])('records cases in %s with what every Helm makes of them', record);

it('replays failures that were found', async () => {
  const found = JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures/merge-found.json'), 'utf8')) as {
    name: string;
    case: MergeCase;
  }[];
  for (const { name, case: mergeCase } of found)
    for (const referee of referees.slice(0, 2)) expect({ name, ...(await settled(referee, mergeCase)) }).toMatchObject({ same: true });
});
