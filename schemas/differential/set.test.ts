import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases, files } from '../test/set/arguments.ts';
import { missing, run } from '../test/set/run.ts';
import { table, tableFiles } from '../test/set/table.ts';
import { asSeen, pool, Probe } from './probe.ts';

const seed = Number(process.env['SEED'] ?? 20_260_401);
const count = Number(process.env['CASES'] ?? 500);
const readFile = (name: string): string => files[name.replace(/^\.\//, '')] ?? missing(name);

describe.each([
  { helm: 'helm', version: '4.3.1' },
  { helm: 'helm3', version: '3.22.0' },
])('flags on overlays, $helm', ({ helm, version }) => {
  const probe = new Probe();
  beforeAll(() => {
    for (const [name, text] of Object.entries({ ...files, ...tableFiles })) probe.write(name, text);
  });
  afterAll(() => probe.remove());

  it(`${count} cases give what Helm gives (SEED=${seed})`, async () => {
    const sampled = fc.sample(cases, { numRuns: count, seed }).map(({ overlay, flags }, i) => {
      // One refused flag hides the others: three of four cases go without those that we refuse.
      const kept = flags.filter((flag) => 'values' in run([flag], overlay, version, readFile));
      return { overlay, flags: i % 4 === 0 || kept.length === 0 ? flags : kept, i };
    });
    const mismatches: unknown[] = [];
    let accepted = 0;
    await pool(sampled, 3, async ({ overlay, flags, i }) => {
      probe.write(`overlay-${i}.yaml`, JSON.stringify(overlay));
      const seen = await probe.see(helm, ['-f', `overlay-${i}.yaml`, ...flags.flatMap(({ kind, text }) => [`--${kind}`, text])]);
      const ours = run(flags, overlay, version, readFile);
      if ('values' in seen) accepted++;
      const same = 'values' in seen ? 'values' in ours && isDeepStrictEqual(asSeen(ours.values), seen.values) : 'refused' in ours;
      if (!same) mismatches.push({ overlay, flags, seen, ours: 'values' in ours ? asSeen(ours.values) : ours.refused.message });
    });
    process.stdout.write(`${helm}: ${count} cases, ${accepted} accepted, ${mismatches.length} mismatches, SEED=${seed}\n`);
    expect(mismatches.map((mismatch) => JSON.stringify(mismatch))).toEqual([]);
    expect(accepted).toBeGreaterThan(count / 4);
    expect(accepted).toBeLessThan(count);
  });

  it('makes of every row of the table what the table says', async () => {
    const wrong: unknown[] = [];
    await pool([...table.entries()], 3, async ([i, { kind, text, base, values, helm3 }]) => {
      probe.write(`base-${i}.yaml`, JSON.stringify(base ?? {}));
      const seen = await probe.see(helm, ['-f', `base-${i}.yaml`, `--${kind}`, text]);
      const expected = helm === 'helm3' && helm3 ? helm3.values : values;
      if (!isDeepStrictEqual('values' in seen ? seen.values : undefined, asSeen(expected))) wrong.push({ kind, text, base, seen });
    });
    expect(wrong.map((row) => JSON.stringify(row).slice(0, 500))).toEqual([]);
  });
});
