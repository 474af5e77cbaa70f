import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '../src/engine/finding.ts';
import { compileSchema } from '../src/engine/schema/index.ts';
import { verdicts, type Foreign } from './schema-foreign.ts';
import { draftUris, foreignCase } from './schema-generate.ts';
import { randomOf } from './schema-mutations.ts';
import { SchemaProbe } from './schema-probe.ts';

/** Where we are known to differ from Helm. */
const known = JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures/schema-found.json'), 'utf8')) as readonly (Foreign & {
  readonly what: string;
  readonly helm: boolean;
  readonly ours: boolean;
})[];
const seed = Number(process.env['SEED'] ?? 20_260_403);
const count = Number(process.env['CASES'] ?? 300);

/** Whether we accept; undefined where the schema itself is refused. */
function accepts({ schema, values }: Foreign): boolean {
  try {
    return compileSchema({ name: 'values.schema.json', kind: 'schema', text: JSON.stringify(schema) }).full(values).length === 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
}

describe.each(['helm', 'helm3'])('schemas of every draft, %s', (helm) => {
  const probe = new SchemaProbe();
  afterAll(() => probe.remove());

  it('differ where it is known, and there only so', async () => {
    const seen = await verdicts(probe, helm, known, 'known');
    expect(known.map((one, i) => [one.what, seen[i], accepts(one)])).toEqual(
      known.map(({ what, helm: theirs, ours }) => [what, theirs, ours]),
    );
  });

  it.each(Object.keys(draftUris))(`${count} generated schemas of %s (SEED=${seed})`, async (draft) => {
    const random = randomOf(seed);
    const cases = Array.from({ length: count }, () => foreignCase(random, draft));
    const seen: boolean[] = [];
    for (let i = 0; i < cases.length; i += 100) seen.push(...(await verdicts(probe, helm, cases.slice(i, i + 100), `${draft}-${i}`)));
    const disagreements = cases.filter((one, i) => accepts(one) !== seen[i]).map((one) => ({ ...one, ours: accepts(one) }));
    const accepted = seen.filter(Boolean).length;
    process.stdout.write(`${helm} ${draft}: ${count} schemas, ${accepted} accept, ${disagreements.length} disagreements, SEED=${seed}\n`);
    expect(disagreements.map((one) => JSON.stringify(one))).toEqual([]);
    expect(accepted).toBeGreaterThan(count / 20);
    expect(accepted).toBeLessThan(count);
  });
});
