import type { ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { compareSchemas } from '../../src/compat/compare.ts';
import type { Json } from '../../src/compat/node.ts';
import { validatorOf } from '../../src/engine/schema/library.ts';
import { normalize } from '../../src/engine/schema/normalize.ts';
import type { Schema } from '../../src/engine/schema/walk.ts';
import { pairs, values } from './schemas.ts';

const seed = Number(process.env['SEED'] ?? 20261123);

/** As Helm validates. Undefined where the random text is no schema, or refers to itself without end. */
function compiled(schema: Json): ValidateFunction | undefined {
  try {
    return validatorOf(normalize(schema as Schema, 7));
  } catch {
    return undefined;
  }
}

const accepts = (validate: ValidateFunction, value: Json): boolean | undefined => {
  try {
    return validate(value);
  } catch {
    return undefined;
  }
};

export interface Seen {
  pairs: number;
  harmless: number;
  checked: number;
  loud: number;
  quiet: number;
}

/** Tries the law on random pairs; throws with the pair and the value that break it. */
export function law(runs: number): Seen {
  const sample = fc.sample(values, { seed, numRuns: 150 });
  const seen: Seen = { pairs: 0, harmless: 0, checked: 0, loud: 0, quiet: 0 };
  fc.assert(
    fc.property(pairs, fc.array(values, { maxLength: 20 }), ([old, now], own) => {
      const [before, after] = [compiled(old), compiled(now)];
      if (!before || !after) return;
      seen.pairs++;
      const breaking = compareSchemas({ json: old }, { json: now }).filter(({ severity }) => severity === 'breaking');
      const taken = [...sample, ...own].filter((value) => accepts(before, value) === true);
      const lost = taken.find((value) => accepts(after, value) === false);
      if (breaking.length === 0) {
        seen.harmless++;
        seen.checked += taken.length;
        if (lost !== undefined)
          throw new Error(`called harmless, but no longer takes ${JSON.stringify(lost)}: ${JSON.stringify(old)} → ${JSON.stringify(now)}`);
      } else seen[lost === undefined ? 'loud' : 'quiet']++;
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
  process.stdout.write(
    `compat law: seed ${seed}, ${seen.pairs} pairs, ${seen.harmless} harmless (${seen.checked} values), ${seen.quiet} breaking with an example, ${seen.loud} without\n`,
  );
  return seen;
}
