import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { describe, expect, it } from 'vitest';
import { describedValues } from '../../src/generate/values-yaml.ts';
import type { JsonSchema } from '../../src/json-schema.ts';
import { root } from '../helpers.ts';

const text: JsonSchema = { description: 'A text', type: 'string' };
const schema: JsonSchema = {
  type: 'object',
  properties: {
    a: text,
    map: { description: 'Any labels', type: 'object', patternProperties: { '^x': text } },
    inner: { description: 'A part', allOf: [{ $ref: '#/definitions/Inner' }] },
  },
  definitions: { Inner: { type: 'object', properties: { b: { ...text, description: 'Deep text' } } } },
};

describe('the comments of values.yaml', () => {
  it('say of each leaf what the schema says, and keep every other comment', () => {
    const before =
      '# About the file.\n\n# Why it is so.\n# -- Out of date.\na: x # at the end\nmap: { x: y }\n\n# About the part.\ninner:\n  # Kept.\n  b: z\n';
    expect(describedValues(before, schema)).toBe(
      '# About the file.\n\n# Why it is so.\n# -- A text.\na: x # at the end\n# -- Any labels.\nmap: { x: y }\n\n# About the part.\ninner:\n  # Kept.\n  # -- Deep text.\n  b: z\n',
    );
  });

  it('are the same when they are written again', () => {
    const once = describedValues('a: x\ninner: { }\nunknown: 1\n', schema);
    expect(describedValues(once, schema)).toBe(once);
    expect(once).toContain('unknown: 1');
  });

  it('leave no leaf of the chart without one', () => {
    const document = parseDocument(readFileSync(path.join(root, 'charts/landfall/values.yaml'), 'utf8'));
    const bare: string[] = [];
    const visit = (map: YAMLMap, at: string): void => {
      for (const [index, { key, value }] of map.items.entries()) {
        const name = `${at}${String(isScalar(key) ? key.value : key)}`;
        const comment = `${index === 0 ? (map.commentBefore ?? '') : ''}\n${isScalar(key) ? (key.commentBefore ?? '') : ''}`;
        if (/^ -- \S.*\.$/m.test(comment)) continue;
        if (isMap(value) && value.items.length > 0) visit(value, `${name}.`);
        else bare.push(name);
      }
    };
    const { contents } = document;
    if (!isMap(contents)) throw new Error('values.yaml is no map');
    visit(contents, '');
    expect(bare).toEqual([]);
  });
});
