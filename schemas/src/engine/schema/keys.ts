import { pathText, type Path } from '../tree.ts';
import { both, count, either, literalText } from './describe.ts';
import { namesIn, nodesAt, places, textIn } from './nodes.ts';
import { valueAt, type Context, type SchemaError } from './problem.ts';
import { sameWord, suggest } from './suggest.ts';
import { isObject } from './walk.ts';

const most = 12;

const within = (path: Path): string => (path.length === 0 ? 'the values' : pathText(path));

/** A key that the schema does not let stand where it does. */
export function unknownKey(context: Context, parent: Path, key: string): SchemaError {
  const nodes = nodesAt(context.document, parent);
  const path = [...context.prefix, ...parent, key];
  const elsewhere = elsewhereOf(context, parent, key);
  if (elsewhere !== undefined)
    return {
      code: 'schema/misplaced',
      path,
      subject: 'key',
      message: `${key} does not belong in ${within(path.slice(0, -1))}`,
      help: elsewhere,
    };
  const names = namesIn(nodes);
  const help = helpFor(context, parent, key, names) ?? takes(names, nodes);
  return {
    code: 'schema/unknown-key',
    path,
    subject: 'key',
    message: path.length === 1 ? `unknown key ${literalText(key)}` : `unknown key ${literalText(key)} in ${within(path.slice(0, -1))}`,
    ...(help ? { help } : {}),
  };
}

/** A key that has another name, or stands somewhere else, since some version of the chart. */
export const movedKey = ({ prefix }: Context, own: Path, target: Path): SchemaError => {
  const movedTo = [...prefix, ...target];
  return {
    code: 'schema/moved',
    path: [...prefix, ...own],
    subject: 'key',
    message: `has moved to ${pathText(movedTo)}`,
    help: '`values migrate --write` rewrites the files, and keeps their comments',
    movedTo,
  };
};

/** What the schema says of a key that belongs neither into a map nor into those around it. */
function elsewhereOf(context: Context, parent: Path, key: string): string | undefined {
  for (let length = parent.length; length >= 0; length--)
    for (const { 'x-elsewhere': texts } of nodesAt(context.document, parent.slice(0, length)))
      if (isObject(texts) && typeof texts[key] === 'string' && Object.hasOwn(texts, key)) return texts[key];
  return undefined;
}

/** The key of the schema that an unknown one of the same map stands for, where it is a plain typo. */
export const meantKey = (context: Context, parent: Path, key: string): string | undefined =>
  suggest(key, namesIn(nodesAt(context.document, parent)));

function helpFor(context: Context, parent: Path, key: string, names: readonly string[]): string | undefined {
  const free = names.filter((name) => valueAt(context.values, [...parent, name]) === undefined);
  const meant = suggest(key, free) ?? suggest(key, names);
  if (meant !== undefined && sameWord(key, meant)) return `did you mean ${meant}?`;
  const homes = (places(context.document).get(key) ?? []).map((place) => place.slice(0, -1));
  const near = homes.filter((home) => isNear(home, parent));
  if (near.length > 0) return belongs(context, key, near);
  if (meant !== undefined) return `did you mean ${meant}?`;
  return homes.length > 0 ? belongs(context, key, homes) : undefined;
}

/** One map contains the other: wrong indentation moves a key that way. */
const isNear = (a: Path, b: Path): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.length - short.length <= 2 && short.length > 0 && short.every((key, i) => key === long[i]);
};

const belongs = (context: Context, key: string, homes: readonly Path[]): string => {
  const shown = homes.slice(0, 4).map((home) => within([...context.prefix, ...home]));
  const rest = homes.length - shown.length;
  return `${key} belongs in ${either(rest > 0 ? [...shown, count(rest, 'other place')] : shown)}: check the indentation`;
};

function takes(names: readonly string[], nodes: readonly { readonly [keyword: string]: unknown }[]): string | undefined {
  if (names.length > most) return `it takes ${names.slice(0, most).join(', ')} and ${count(names.length - most, 'other')}`;
  if (names.length > 0) return `it takes ${both(names)}`;
  const patterns = nodes.flatMap((node) => (isObject(node['patternProperties']) ? Object.keys(node['patternProperties']) : []));
  return patterns.length > 0 ? `it takes keys that match ${either(patterns)}` : 'it takes no keys at all';
}

/** A key that must be there; `reason` says on what condition. */
export function missingKey(context: Context, parent: Path, key: string, reason: string): SchemaError {
  const path = [...context.prefix, ...parent, key];
  const nodes = nodesAt(context.document, [...parent, key]);
  const description = textIn(nodes, 'description');
  const example = nodes.flatMap((node) => (Array.isArray(node['examples']) ? (node['examples'] as unknown[]) : [])).at(0);
  const hidden = context.hidden([...parent, key]);
  const help = example === undefined || hidden ? undefined : `set it, such as ${key}: ${JSON.stringify(example)}`;
  return {
    code: 'schema/missing',
    path,
    subject: 'missing',
    message: `${key} is missing in ${within(path.slice(0, -1))}${reason === '' ? '' : `, needed${reason}`}${description ? `: ${description}` : ''}`,
    ...(help ? { help } : {}),
  };
}
