const factors = new Map([
  ['m', 1],
  ['', 1e3],
  ['k', 1e6],
  ['M', 1e9],
  ['G', 1e12],
  ['T', 1e15],
  ['Ki', 1e3 * 2 ** 10],
  ['Mi', 1e3 * 2 ** 20],
  ['Gi', 1e3 * 2 ** 30],
  ['Ti', 1e3 * 2 ** 40],
]);

/**
 * A Kubernetes quantity in thousandths: of a core, or of a byte.
 * @throws {RangeError} for text that is not of the schema's form
 */
export function thousandths(quantity: string): number {
  const unit = quantity.replace(/^[0-9]+(\.[0-9]+)?/, '');
  const factor = factors.get(unit);
  if (unit === quantity || factor === undefined) throw new RangeError(`${JSON.stringify(quantity)} is no quantity such as 100m or 256Mi`);
  return Math.round(Number.parseFloat(quantity) * factor);
}
