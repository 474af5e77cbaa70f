/** What Go's parser counts of a part of a regular expression, to refuse what would need too much memory. */
export interface Shape {
  readonly kind: 'literal' | 'class' | 'concatenation' | 'other';
  /** How often the innermost part is written out: repetitions within each other are multiplied. */
  readonly copies: number;
  /** Instructions of the compiled program. */
  readonly size: number;
  /** Of the syntax tree. */
  readonly height: number;
}

const most = { copies: 1000, size: Math.floor((128 << 20) / 40), height: 1000 };

/** Of a number of characters that follow each other. */
export const literal = (length: number): Shape => ({ kind: 'literal', copies: 1, size: length, height: 1 });
export const characterClass: Shape = { kind: 'class', copies: 1, size: 1, height: 1 };
/** An assertion, or nothing at all. */
export const empty: Shape = { kind: 'other', copies: 1, size: 1, height: 1 };

const highest = (shapes: readonly Shape[], of: 'copies' | 'height') => Math.max(...shapes.map((shape) => shape[of]));
const total = (shapes: readonly Shape[]) => shapes.reduce((sum, { size }) => sum + size, 0);

export function concatenation(parts: readonly Shape[]): Shape {
  if (parts.length < 2) return parts[0] ?? empty;
  if (parts.every(({ kind }) => kind === 'literal')) return literal(total(parts));
  // One within another is the same as one.
  const height = Math.max(...parts.map((part) => part.height - Number(part.kind === 'concatenation')));
  return within({ kind: 'concatenation', copies: highest(parts, 'copies'), size: total(parts), height: height + 1 });
}

/** Go takes out what alternatives begin with alike, which only counts for programs near the limit: that is left out here. */
export function alternation(branches: readonly Shape[]): Shape {
  if (branches.length < 2) return branches[0] ?? empty;
  if (branches.every(({ kind, size }) => kind !== 'other' && kind !== 'concatenation' && size === 1)) return characterClass;
  const size = total(branches) + branches.length - 1;
  return within({ kind: 'other', copies: highest(branches, 'copies'), size, height: highest(branches, 'height') + 1 });
}

export const capture = ({ copies, size, height }: Shape): Shape => within({ kind: 'other', copies, size: size + 2, height: height + 1 });

/** Of `*`, `+` and `?`. */
export const repeated = ({ copies, size, height }: Shape, sign: string): Shape =>
  within({ kind: 'other', copies, size: size + (sign === '*' ? 2 : 1), height: height + 1 });

/** Of `{min,max}`. */
export function counted(shape: Shape, min: number, max = Infinity): Shape {
  const times = max === Infinity ? min : max;
  const written = max === Infinity ? (min === 0 ? 2 + shape.size : 1 + min * shape.size) : max * shape.size + (max - min);
  // What is there no time is not looked into, and `{0,}` multiplies nothing.
  const copies = max === 0 ? 1 : Math.max(1, times) * shape.copies;
  return within({ kind: 'other', copies, size: Math.max(1, written), height: shape.height + 1 });
}

/** @throws {SyntaxError} where Go refuses */
function within(shape: Shape): Shape {
  if (shape.copies > most.copies) throw new SyntaxError(`repeats more than ${most.copies} times in all, which RE2 refuses`);
  if (shape.size > most.size) throw new SyntaxError('is too large, which RE2 refuses');
  if (shape.height > most.height) throw new SyntaxError('is nested too deeply, which RE2 refuses');
  return shape;
}
