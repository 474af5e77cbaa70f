import { either, describe, foundText, literalText } from './describe.ts';
import { branchesOf, type Group } from './group.ts';
import { holdsSecrets } from './secret.ts';
import { nodesAt } from './nodes.ts';
import { pathOf, valueAt, type Context, type SchemaError } from './problem.ts';
import { suggest } from './suggest.ts';
import type { Schema } from './walk.ts';

type Explain = (group: Group) => SchemaError[];

/** One finding for a value that fits none of several choices, or more than one. */
export function explainChoice(context: Context, group: Group, explain: Explain): SchemaError {
  const { error, schema } = group;
  const own = pathOf(error.instancePath, context.values);
  const branches = schema[error.keyword] as Schema[];
  const path = [...context.prefix, ...own];
  const texts = branches.map((branch) => describe(context.document, branch));
  const hidden = context.hidden(own) || holdsSecrets(context.document, nodesAt(context.document, own));
  const found = foundText(valueAt(context.values, own), true, hidden);
  const both = error.params['passingSchemas'] as [number, number] | null | undefined;
  if (both) {
    const [first, second] = both.map((i) => texts[i]);
    const which =
      first === second || [first, second].includes('anything else')
        ? `choices ${both[0] + 1} and ${both[1] + 1}`
        : `${first} and ${second}`;
    return { code: 'schema/choice', path, subject: 'value', message: `must fit one choice only, and fits ${which}` };
  }
  const errors = branchesOf(context.document, group);
  const constants = branches.map((branch) => constantsOf(branch));
  if (constants.every((list) => list !== undefined)) {
    const all = constants.flat();
    const value = valueAt(context.values, own);
    const meant =
      typeof value === 'string' && !hidden
        ? suggest(
            value,
            all.filter((item) => typeof item === 'string'),
          )
        : undefined;
    const message = `must be ${either(all.map(literalText))}, found ${found}`;
    return { code: 'schema/enum', path, subject: 'value', message, ...(meant === undefined ? {} : { help: `did you mean ${meant}?` }) };
  }
  const message = `must be ${either(texts)}, found ${found}`;
  const wrongType = errors.map((list) => list.some((cause) => isOfType(context, cause, error.instancePath)));
  if (wrongType.every(Boolean)) return { code: 'schema/type', path, subject: 'value', message };
  const closest = closestOf(errors, wrongType, error.instancePath);
  const first = closest === undefined ? undefined : (errors[closest] as Group[]).flatMap(explain)[0];
  if (first === undefined) return { code: 'schema/choice', path, subject: 'value', message };
  const closestText = `the closest is ${texts[closest as number]}`;
  return {
    code: 'schema/choice',
    path: first.path,
    subject: first.subject,
    message: first.path.length === path.length ? message : `${first.message}; the choices are ${either(texts)}`,
    help: first.path.length === path.length ? closestText : (first.help ?? closestText),
  };
}

const constantsOf = (branch: Schema): unknown[] | undefined => {
  if (typeof branch === 'boolean') return undefined;
  if ('const' in branch) return [branch['const']];
  return Array.isArray(branch['enum']) ? (branch['enum'] as unknown[]) : undefined;
};

/** Whether nothing but the type is wrong, of the value itself: also through a choice within the choice. */
function isOfType(context: Context, group: Group, at: string): boolean {
  const { error } = group;
  if (error.instancePath !== at) return false;
  if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') return error.keyword === 'type';
  return branchesOf(context.document, group).every((branch) => branch.some((cause) => isOfType(context, cause, at)));
}

/** A key one level down whose value decides between the branches. */
const isDiscriminator = ({ error }: Group, at: string): boolean =>
  (error.keyword === 'const' || error.keyword === 'enum') && error.instancePath.slice(at.length + 1).split('/').length === 1;

/** The branch that the value was most likely meant to fit: right in type and discriminator, then the fewest errors. */
function closestOf(errors: readonly Group[][], wrongType: readonly boolean[], at: string): number | undefined {
  const score = (i: number): number => {
    const list = errors[i] as Group[];
    return (wrongType[i] ? 10_000 : 0) + (list.some((cause) => isDiscriminator(cause, at)) ? 100 : 0) + list.length;
  };
  const order = errors.map((_, i) => i).toSorted((a, b) => score(a) - score(b));
  const [best = 0, next] = order;
  return next !== undefined && score(best) === score(next) ? undefined : best;
}
