export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Median of the ratios of each repetition: `numbers[i]` and `others[i]` were measured right after each other. */
export const medianRatio = (numbers: readonly number[], others: readonly number[]): number =>
  median(numbers.map((number, i) => number / (others[i] as number)));

/** Least squares: y ≈ intercept + slope · x, and the share of the variance that it explains. */
export function line(points: readonly (readonly [x: number, y: number])[]): { intercept: number; slope: number; r2: number } {
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  const sum = (f: (x: number, y: number) => number) => points.reduce((total, [x, y]) => total + f(x - mx, y - my), 0);
  const slope = sum((x, y) => x * y) / sum((x) => x * x);
  return { slope, intercept: my - slope * mx, r2: sum((x, y) => x * y) ** 2 / (sum((x) => x * x) * sum((_, y) => y * y)) };
}
