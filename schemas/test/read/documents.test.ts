import { describe, expect, test } from 'vitest';

import { splitDocuments } from '../../src/engine/read/documents.ts';
import { found, read } from './helpers.ts';

/** The pieces as texts, where the second document begins and what becomes of it. */
function split(text: string, documents: 'first' | 'merged') {
  const { pieces, second, badSeparator } = splitDocuments(text, documents);
  const of = second && [text.slice(second.start), second.merged];
  return [pieces.map(({ start, end }) => text.slice(start, end)), of ?? badSeparator];
}

describe('Helm 3 reads the first document', () => {
  test.each<[text: string, piece: string, second?: string]>([
    ['', ''],
    ['a: 1\n', 'a: 1\n'],
    ['a: 1\n---', 'a: 1\n'],
    ['a: 1\n---\nb:\n', 'a: 1\n', '---\nb:\n'],
    ['a: 1\n---\nb', 'a: 1\n', '---\nb'],
    ['a: 1\n--- # x\n  # y\n\n# z\n', 'a: 1\n'],
    ['a: 1\n---\n---\n  # x\n', 'a: 1\n'],
    ['a: 1\n---\n  # x\n---\nb: 1\n', 'a: 1\n', '---\n  # x\n---\nb: 1\n'],
    ['a: 1\n...\nb---: 2\n', 'a: 1\n', '...\nb---: 2\n'],
    ['a: 1\n...\n# x\n---\nb: 2\n', 'a: 1\n', '---\nb: 2\n'],
    ['a: 1\n---b\n...c\n', 'a: 1\n---b\n...c\n'],
    ['--- \na: 1\n---\tb\n', '--- \na: 1\n', '---\tb\n'],
    ['# x\r\n\r\n%YAML 1.1\r\n---\r\na: 1\r\n---\r\nb: 1\r\n', '# x\r\n\r\n%YAML 1.1\r\n---\r\na: 1\r\n', '---\r\nb: 1\r\n'],
    ['\ufeff# x\n---\na: 1\n', '\ufeff# x\n---\na: 1\n'],
    [' # x\n---\na: 1\n', ' # x\n---\na: 1\n'],
    ['---\n---\na: 1\n', '---\n', '---\na: 1\n'],
  ])('%j', (text, piece, second) => {
    expect(split(text, 'first')).toEqual([[piece], second === undefined ? undefined : [second, false]]);
  });
});

describe('Helm 4 merges all documents', () => {
  test.each<[text: string, pieces: string[], second?: string]>([
    ['\n', ['\n']],
    ['a: 1\n', ['a: 1\n']],
    ['a: b--- x\n', ['a: b--- x\n']],
    ['a: 1\n---\n', ['a: 1\n', '']],
    ['---\na: 1\n', ['---\na: 1\n']],
    ['\n---\na: 1\n', ['\n', 'a: 1\n']],
    ['a: 1\n--- # x\nb: 1\n', ['a: 1\n', 'b: 1\n'], '--- # x\nb: 1\n'],
    ['a: 1\n---\n# x\n---\n"---": 1\n', ['a: 1\n', '# x\n', '"---": 1\n'], '---\n"---": 1\n'],
    ['# x\n---\na: 1\n---\n\n', ['# x\n', 'a: 1\n', '\n']],
  ])('%j', (text, pieces, second) => {
    expect(split(text, 'merged')).toEqual([pieces, second === undefined ? undefined : [second, true]]);
  });

  test.each<[text: string, pieces: string[], second?: string]>([
    ['a: 1\n...\nb: 2\n', ['a: 1\n'], '...\nb: 2\n'],
    ['a: 1\n...\nb: 2\n---\n# x\n', ['a: 1\n', '# x\n'], '...\nb: 2\n---\n# x\n'],
    ['# x\n---\na: 1\n...\nb: 2\n', ['# x\n', 'a: 1\n'], '...\nb: 2\n'],
    ['# x\n---\na: 1\n...\n# y\n', ['# x\n', 'a: 1\n']],
  ])('but for what follows three dots: %j', (text, pieces, second) => {
    expect(split(text, 'merged')).toEqual([pieces, second === undefined ? undefined : [second, false]]);
  });

  test('and refuses text beside a separator', () => {
    expect(splitDocuments('a: 1\n---\n ---b\n---  c\n', 'merged')).toEqual({ pieces: [], badSeparator: 15 });
    expect(splitDocuments('---b\n', 'merged')).toEqual({ pieces: [], badSeparator: 0 });
  });
});

test('what is said of dropped text is what happens to it', () => {
  const text = '# x\n---\na: 1\n...\nb: 2\n';
  expect(read(text, '4').findings.map(({ message }) => message)).toEqual([
    'expected one document, found another; Helm drops the rest silently',
  ]);
  expect(found(read('---\n%YAML 1.1\na: 1\n'))).toEqual(['yaml/syntax values/prod.yaml:2:1 "%YAML 1.1\\na"']);
});
