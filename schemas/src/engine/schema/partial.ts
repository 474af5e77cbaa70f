import type { Group } from './group.ts';
import { isNothing } from './walk.ts';

/** What holds only of the whole: an overlay need not have it. */
const ofTheWhole = new Set(['required', 'if', 'not', 'dependencies', 'dependentRequired', 'minProperties', 'unevaluatedProperties']);

/**
 * The errors that an overlay has by itself, among those that it would have as the whole. Lists are replaced whole, so what is wrong
 * in them stays wrong; a choice is an error where every branch of it stays one.
 * @param inList whether a JSON pointer into the values leads into a list
 */
export function ofOverlay(
  groups: readonly Group[],
  branchesOf: (group: Group) => Group[][],
  inList: (pointer: string) => boolean,
): Group[] {
  return groups.flatMap((group) => {
    const { error, schema, causes } = group;
    if (inList(error.instancePath)) return [group];
    // What fits nothing is forbidden in every file.
    if (ofTheWhole.has(error.keyword)) return error.keyword === 'not' && isNothing(schema) ? [group] : [];
    if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') return [group];
    const branches = branchesOf(group).map((branch) => ofOverlay(branch, branchesOf, inList));
    if (branches.some((branch) => branch.length === 0)) return [];
    const left = new Set(branches.flat());
    return [{ ...group, causes: causes.length === left.size ? causes : [...left] }];
  });
}
