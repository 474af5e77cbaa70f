import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { refusals, alike } from './refusals.ts';
import { root } from './support.ts';

const folder = path.join(root, 'charts/landfall/templates/_helpers');
const helpers = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));

/** How often each template of the chart refuses. */
function counted(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of helpers) {
    let template = '';
    for (const [, defined] of text.matchAll(/\{\{-? define "landfall\.validate\.(\w+)"|include "landfall\.refuse" \(/g)) {
      if (defined === undefined) counts.set(template, (counts.get(template) ?? 0) + 1);
      else template = defined;
    }
  }
  return counts;
}

const saysSo = /\bThe chart\s+refuses\s+such\s+values\b/;
const mirrored = rules.filter(({ explanation }) => saysSo.test(explanation)).map(({ code }) => code);
const named = Object.values(refusals)
  .flat()
  .filter((entry) => typeof entry === 'string');

describe('the refusals of the chart', () => {
  it('are all mirrored by a rule, or listed with a reason', () => {
    const listed = Object.entries(refusals).map(([template, entries]) => [template, entries.length] as const);
    expect(Object.fromEntries(counted())).toStrictEqual(Object.fromEntries(listed));
  });

  it('are mirrored by the rules that say so, and by no other', () => {
    expect([...new Set([...named, ...Object.keys(alike)])].toSorted()).toStrictEqual(mirrored.toSorted());
    for (const other of Object.values(alike)) expect(named).toContain(other);
  });

  it('are errors everywhere but where the chart itself asks for the environment', () => {
    const lenient = rules.filter(
      ({ code, policy }) => mirrored.includes(code) && Object.values(policy).some((severity) => severity !== 'error'),
    );
    expect(lenient.map(({ code, policy }) => ({ code, policy }))).toStrictEqual([
      { code: 'secrets/inline', policy: { dev: 'off', stage: 'error', prod: 'error' } },
    ]);
  });
});
