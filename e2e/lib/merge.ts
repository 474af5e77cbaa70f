type Data = Record<string, unknown>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values over values, as Helm lays one file over another. */
export function over(base: unknown, above: unknown): unknown {
  if (!isData(base) || !isData(above)) return above;
  return { ...base, ...Object.fromEntries(Object.entries(above).map(([key, value]) => [key, over(base[key], value)])) };
}
