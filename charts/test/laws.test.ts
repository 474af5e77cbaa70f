import { describe, expect, it } from 'vitest';
import { matrix } from './lib/cases.ts';
import { render } from './lib/helm.ts';
import { laws } from './lib/laws/index.ts';
import { rendered } from './lib/laws/law.ts';

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it.each(Object.entries(laws))('%s', async (_, law) => {
    const objects = await render(helm, c);
    expect(objects.length).toBeGreaterThan(5);
    expect([...law(rendered(c, objects))]).toStrictEqual([]);
  });
});
