import { Refusal } from '../finding.ts';
import type { Path, Tree } from '../tree.ts';
import { mergeCodes } from './codes.ts';
import { finding, kindOf, named } from './report.ts';

/** Helm stops because the values of a subchart are no map. */
export const refuseSubchart = (found: Tree, path: Path): Refusal =>
  new Refusal(
    finding(mergeCodes.refused, found.at, path, `expected a map for the subchart ${named(path, found.at)}, found ${kindOf(found)}`),
  );
