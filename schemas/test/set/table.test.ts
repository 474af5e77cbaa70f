import { describe, expect, it } from 'vitest';
import { files } from './arguments.ts';
import { missing, run } from './run.ts';
import { table, tableFiles } from './table.ts';

const readFile = (name: string): string => files[name] ?? tableFiles[name] ?? missing(name);

describe.each(['4.3.1', '3.22.0'])('--set… as Helm %s has it', (version) => {
  it.each(table.map((row) => ({ ...row, shown: JSON.stringify(row.text) })))('--$kind $shown', ({ kind, text, base, values, helm3 }) => {
    const expected = version === '3.22.0' && helm3 ? helm3.values : values;
    const outcome = run([{ kind, text }], base, version, readFile);
    expect('values' in outcome ? outcome.values : undefined).toStrictEqual(expected);
  });
});
