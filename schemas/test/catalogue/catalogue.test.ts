import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes, families } from '../../src/engine/catalogue.ts';
import { newestHelm } from '../../src/engine/helm.ts';
import { readLayer } from '../../src/engine/read/read.ts';

const tests = path.resolve(import.meta.dirname, '..');
const texts = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') || file.endsWith('.snap'))
  .map((file) => readFileSync(path.join(tests, file), 'utf8'))
  .join('\n');
const found = (text: string) => readLayer({ name: 'x.yaml', kind: 'overlay', text }, newestHelm).findings.map(({ code }) => code);

describe('the catalogue', () => {
  it('has each code once', () => {
    expect(codes.map(({ code }) => code)).toEqual([...new Set(codes.map(({ code }) => code))]);
  });

  it('describes each family, and no other', () => {
    expect(Object.keys(families).toSorted()).toEqual([...new Set(codes.map(({ code }) => code.split('/')[0]))].toSorted());
  });

  describe.each(codes)('$code', ({ code, title, explanation, bad, good }) => {
    it('is named and explained', () => {
      expect(code).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(explanation).toMatch(/\.\s*$/);
      expect(bad.trim()).not.toBe('');
      expect(good.trim()).not.toBe('');
    });

    it('stands in a test', () => {
      expect(texts).toContain(code);
    });
  });
});

// Bytes that are no UTF-8, and a thousand brackets, are told rather than shown.
const read = codes.filter(({ code }) => code.startsWith('yaml/') && !['yaml/encoding', 'yaml/nesting'].includes(code));

describe.each(read)('the example of $code', ({ code, bad, good }) => {
  it('gives it, and put right gives nothing', () => {
    expect(found(bad)).toContain(code);
    expect(found(good)).toEqual([]);
  });
});
