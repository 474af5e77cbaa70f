import type { Target, Verdict } from './probe.ts';

/** Who is asked about: how targets are probed from there. */
export interface Source {
  readonly name: string;
  readonly probe: (targets: readonly Target[]) => Promise<Verdict[]>;
  /** What it is asked about; left out: everything. */
  readonly asks?: (goal: Goal) => boolean;
}

export interface Goal extends Target {
  readonly name: string;
}

/** Verdicts by source and target. */
export type Matrix = ReadonlyMap<string, ReadonlyMap<string, Verdict>>;

export async function measure(sources: readonly Source[], goals: readonly Goal[]): Promise<Matrix> {
  const rows = sources.map(async (source) => {
    const asked = askedOf(source, goals);
    const seen = await source.probe(asked);
    return [source.name, new Map(asked.map((goal, index) => [goal.name, seen[index] ?? 'no answer']))] as const;
  });
  return new Map(await Promise.all(rows));
}

const askedOf = ({ asks }: Pick<Source, 'asks'>, goals: readonly Goal[]) => goals.filter((goal) => asks?.(goal) ?? true);

export function predict(
  sources: readonly Pick<Source, 'name' | 'asks'>[],
  goals: readonly Goal[],
  allowed: (source: string, goal: string) => boolean,
): Matrix {
  const rowOf = (source: Pick<Source, 'name' | 'asks'>) =>
    askedOf(source, goals).map(({ name }) => [name, allowed(source.name, name) ? 'allowed' : 'refused'] as const);
  return new Map(sources.map((source) => [source.name, new Map(rowOf(source))]));
}

/** `SOURCE → TARGET: SEEN instead of EXPECTED` for each cell that differs. */
export const differences = (expected: Matrix, seen: Matrix): string[] =>
  [...expected].flatMap(([source, row]) =>
    [...row]
      .filter(([goal, verdict]) => seen.get(source)?.get(goal) !== verdict)
      .map(([goal, verdict]) => `${source} → ${goal}: ${seen.get(source)?.get(goal) ?? 'not seen'} instead of ${verdict}`),
  );

const signs: Readonly<Record<string, string>> = { allowed: 'yes', refused: '-', '': '' };

/** A table in Markdown: a row for each target, a column for each source; what was expected otherwise stands in brackets. */
export function table(expected: Matrix, seen: Matrix): string {
  const sign = (verdict: Verdict = '') => signs[verdict] ?? verdict;
  const sources = [...expected.keys()];
  const goals = [...(expected.get(sources[0] ?? '')?.keys() ?? [])];
  const cell = (source: string, goal: string) => {
    const [wanted, found] = [expected.get(source)?.get(goal), seen.get(source)?.get(goal)];
    return wanted === found ? sign(found) : `**${sign(found)}** (${sign(wanted)})`;
  };
  const lines = [['to \\ from', ...sources], ...goals.map((goal) => [goal, ...sources.map((source) => cell(source, goal))])];
  const widths = lines[0]?.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const text = (line: readonly string[]) => `| ${line.map((word, column) => word.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = lines;
  return [text(head), text(widths.map((width) => '-'.repeat(width))), ...body.map(text)].join('\n');
}
