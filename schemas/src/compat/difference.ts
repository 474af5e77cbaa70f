import type { Span } from '../engine/source.ts';

/** `breaking`: values that were accepted may be refused now. `notice`: worth reading, refuses nothing. */
export type Severity = 'breaking' | 'notice';

export type Kind = 'removed' | 'moved' | 'narrowed' | 'required' | 'default' | 'added' | 'unclear';

/** One difference between two charts' contracts with their values files. */
export interface Difference {
  readonly kind: Kind;
  readonly severity: Severity;
  /** Where in the values; `*` stands for any other key of a map, `[]` for each item of a list. */
  readonly path: readonly string[];
  /** What changed, in a sentence without a full stop. */
  readonly message: string;
  /** In the old chart's schema or values.yaml. */
  readonly before?: Span;
  /** In the new chart's schema or values.yaml. */
  readonly after?: Span;
}

/** `workers.*.config`, `hosts[].name`, `annotations["a.b/c"]`. */
export const showPath = (path: readonly string[]): string =>
  path
    .map((part, i) => {
      if (part === '[]') return part;
      if (part !== '*' && !/^[A-Za-z0-9_-]+$/.test(part)) return `[${JSON.stringify(part)}]`;
      return i === 0 ? part : `.${part}`;
    })
    .join('') || 'the values as a whole';
