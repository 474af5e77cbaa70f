import { soundsSecret } from '../engine/schema/index.ts';
import { treeAt, type MapTree } from '../engine/tree.ts';
import { environments, type Variable } from './environment.ts';
import { likelySupplier, supplierOf, type Supplier } from './provenance.ts';
import type { Row, Shown } from './render.ts';

export interface Subject {
  readonly environment: string;
  /** What `helm template` printed. */
  readonly rendered: string;
  readonly values: MapTree;
  /** Whether it is this project's chart, of which it is known what supplies what. */
  readonly ours: boolean;
  /** A text without the values of secrets. */
  readonly scrub: (text: string) => string;
}

/** The containers of a render with the place that each variable was written at, and without secrets. */
export function inspect({ environment, rendered, values, ours, scrub }: Subject): Shown[] {
  return environments(rendered).map((container) => ({
    ...container,
    environment,
    variables: container.variables.map((variable): Row => {
      const supplier: Supplier | undefined = ours ? supplierOf(values, container, variable) : likelySupplier(values, variable);
      const shown = closed(variable, scrub);
      return supplier ? { ...shown, supplier } : shown;
    }),
  }));
}

/** A plain variable that is called like a secret, or holds one, is not shown either. */
function closed(variable: Variable, scrub: (text: string) => string): Variable {
  const { value, ...rest } = variable;
  if (value === undefined || (!soundsSecret(variable.name) && scrub(value) === value)) return variable;
  return { ...rest, secret: true };
}

/** This project's chart renders nothing without a tag, which no variable depends on: the one to render with where none is set. */
export function missingTag(values: MapTree): string | undefined {
  const tag = treeAt(values, ['image', 'tag']);
  return tag?.kind === 'scalar' && tag.value === '' ? 'image.tag=unset' : undefined;
}
