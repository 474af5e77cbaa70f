import { describe, expect, it } from 'vitest';
import { cases, matrix } from './lib/cases.ts';
import { parse, render, template } from './lib/helm.ts';
import { id, type KubeObject } from './lib/objects.ts';

const sorted = (objects: readonly KubeObject[]) => objects.toSorted((a, b) => id(a).localeCompare(id(b)));

describe.each(cases)('$name', (c) => {
  it('renders to the same objects with Helm 3 and Helm 4', async () => {
    expect(sorted(await render('helm3', c))).toStrictEqual(sorted(await render('helm', c)));
  });
});

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it('renders to the same text twice', async () => {
    expect(await template(helm, c)).toBe(await template(helm, c));
  });

  it('leaves no trailing blanks and no value that a template failed to fill in', async () => {
    const text = await template(helm, c);
    expect(text).not.toMatch(/[ \t]\n/);
    expect(text).not.toMatch(/<no value>|<nil>|%!/);
    expect(parse(text).length).toBeGreaterThan(5);
  });
});
