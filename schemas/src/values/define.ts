import { toYaml } from '../engine/write/data.ts';
import type { Values } from '../generated/values.ts';

/** Some of a type's values, as an overlay sets them; null deletes a default, lists stay whole since Helm replaces them. */
type Layered<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Layered<T[K]> | null } : T;

/** One file of values/, typed: any part of {@link Values}. */
export type Overlay = Layered<Values>;

/** Gives values written in TypeScript their type, so that a misspelt key or a wrong value does not compile. */
export const defineValues = (values: Overlay): Overlay => values;

/**
 * An overlay as the text of a values file, which Helm reads back as the same values.
 * @param schema path of the overlay schema, as the file sees it; editors check the file with it
 */
export const valuesYaml = (values: Overlay, schema = './values.overlay.schema.json'): string =>
  `# yaml-language-server: $schema=${schema}\n${toYaml(values, 'as written')}`;
