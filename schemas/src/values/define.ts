import { Document, isScalar, visit } from 'yaml';
import type { Values } from '../generated/values.ts';

/** Some of a type's values, as an overlay sets them; null deletes a default, lists stay whole since Helm replaces them. */
type Layered<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Layered<T[K]> | null } : T;

/** One file of values/, typed: any part of {@link Values}. */
export type Overlay = Layered<Values>;

/** Gives values written in TypeScript their type, so that a misspelt key or a wrong value does not compile. */
export const defineValues = (values: Overlay): Overlay => values;

/** Words that YAML 1.1, which Helm reads, takes for booleans, and numbers with another base: quoted, so that they stay strings. */
const surprising = /^(y|n|yes|no|on|off|true|false|null|~|[-+]?[\d._][\d_.:xobe+-]*|[-+]?\.(inf|nan))$/i;

/**
 * An overlay as the text of a values file, which Helm reads back as the same values.
 * @param schema path of the overlay schema, as the file sees it; editors check the file with it
 */
export function valuesYaml(values: Overlay, schema = './values.overlay.schema.json'): string {
  const document = new Document(values, { version: '1.1' });
  visit(document, {
    Scalar: (_key, node) => {
      if (isScalar(node) && typeof node.value === 'string' && surprising.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  document.directives = undefined as never;
  return `# yaml-language-server: $schema=${schema}\n${document.toString({ lineWidth: 0 })}`;
}
