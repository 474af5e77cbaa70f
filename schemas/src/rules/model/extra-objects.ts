import { parseDocument } from 'yaml';
import type { Path } from '../../engine/tree.ts';
import type { Values } from '../../generated/values.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** An object that is added to the release: undefined where it is none. */
export interface Extra {
  readonly name: string;
  readonly object: ExtraObject | undefined;
  /** Path of one of its fields; of a text, the text's. */
  readonly at: (...rest: Path) => Path;
}

export interface ExtraObject extends Fields {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Fields & { readonly name: string };
}

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects of `extraObjects` in the chart's order, less those of texts with templates, which only the chart can fill in. */
export const extraObjects = (values: Values): readonly Extra[] =>
  Object.keys(values.extraObjects)
    .toSorted()
    .flatMap((name): readonly Extra[] => {
      const value = values.extraObjects[name];
      const isText = typeof value === 'string';
      return (isText ? documentsOf(value) : [value]).map((object) => ({
        name,
        object: isObject(object) ? object : undefined,
        at: (...rest) => ['extraObjects', name, ...(isText ? [] : rest)],
      }));
    });

/** Documents of a text as the chart splits it; those that are empty are left out. */
function documentsOf(text: string): readonly unknown[] {
  if (text.includes('{{')) return [];
  return text.split(/^---[ \t]*$/m).flatMap((part) => {
    const document = parseDocument(part, { version: '1.1', merge: true, uniqueKeys: false, logLevel: 'silent' });
    const value: unknown = document.errors.length > 0 ? 'no YAML' : document.toJS();
    return value === null || value === undefined || (isFields(value) && Object.keys(value).length === 0) ? [] : [value];
  });
}

/** Helm takes what is empty for missing. */
const isFieldsOrEmpty = (value: unknown): boolean => !value || isFields(value) || (Array.isArray(value) && value.length === 0);

function isObject(value: unknown): value is ExtraObject {
  if (!isFields(value) || !isFields(value['metadata'])) return false;
  const { name, labels, annotations } = value['metadata'];
  const texts = [value['apiVersion'], value['kind'], name];
  return texts.every((text) => typeof text === 'string') && isFieldsOrEmpty(labels) && isFieldsOrEmpty(annotations);
}
