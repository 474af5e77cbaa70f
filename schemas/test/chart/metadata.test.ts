import { describe, expect, it } from 'vitest';
import { metadataOf } from '../../src/engine/chart/metadata.ts';
import { helmOf } from '../../src/engine/helm.ts';
import { readLayer } from '../../src/engine/read/read.ts';
import { positionOf } from '../../src/engine/source.ts';

const map = (text: string) => readLayer({ name: 'x.yaml', kind: 'defaults', text }, helmOf('4.3.1')).values;

const read = (chart: string, requirements?: string) => metadataOf(map(chart), requirements === undefined ? undefined : map(requirements));

const dependenciesOf = (entries: string, more?: string) => {
  const { dependencies } = read(
    `name: x\nversion: 1.0.0\ndependencies: ${entries}\n`,
    more === undefined ? undefined : `dependencies: ${more}\n`,
  );
  return dependencies?.map(({ at, ...dependency }) => {
    expect(at).toBeDefined();
    return dependency;
  });
};

describe('fields of Chart.yaml', () => {
  it('are text, whatever was written', () => {
    expect(read('name: 12\nversion: 1.5\ntype: application\n')).toMatchObject({ name: '12', version: '1.5', type: 'application' });
    expect(read('name: true\nversion: 1.0.0\ntype: null\n')).toMatchObject({ name: 'true', type: '', dependencies: undefined });
  });

  it('lose what cannot be printed, and every kind of space is a blank', () => {
    const text = String.raw`name: "a\tb\nc\u00a0d\u200be\u2028f\ufefff"` + '\nversion: 1.0.0\n';
    expect(read(text).name).toBe('a b c de ff');
  });

  it('have any case, and what the order of letters puts last counts', () => {
    expect(read('name: b\nNAME: a\nversion: 1.0.0\n').name).toBe('b');
    expect(read('NAME: a\nname: b\nVersion: 1.0.0\nTYPE: library\n')).toMatchObject({ name: 'b', version: '1.0.0', type: 'library' });
  });

  it('have a place: that of the type, or of the file', () => {
    const placeOf = (text: string) => {
      const { line, column } = positionOf(read(text).typeAt);
      return [line, column];
    };
    expect(placeOf('name: a\nversion: 1.0.0\ntype: library\n')).toEqual([3, 7]);
    expect(placeOf('# x\nname: a\nversion: 1.0.0\n')).toEqual([2, 1]);
  });
});

describe('dependencies', () => {
  const least = { name: 'a', version: '', tags: [], importValues: [] };

  it('are no list, an empty one, or what was written', () => {
    expect(dependenciesOf('null')).toBeUndefined();
    expect(dependenciesOf('[]')).toEqual([]);
    expect(dependenciesOf('[{name: a}]')).toEqual([least]);
    expect(dependenciesOf('[{name: a, alias: null, condition: "", tags: null, import-values: null, version: null}]')).toEqual([least]);
    expect(dependenciesOf('[{name: a, version: "1\\t2", condition: "x\\u200b.y", tags: ["b\\tc", 1, null], alias: A_-9}]')).toEqual([
      { name: 'a', version: '1 2', condition: 'x.y', tags: ['b c', '1', ''], alias: 'A_-9', importValues: [] },
    ]);
  });

  it('import by name, or from one place to another', () => {
    const written = '[b, 1, true, null, [c], {}, {child: d, parent: e}, {child: null, parent: 1}, {child: [], parent: {}}]';
    expect(dependenciesOf(`[{name: a, import-values: ${written}}]`)?.[0]?.importValues).toEqual([
      'b',
      { child: '<nil>', parent: '<nil>' },
      { child: 'd', parent: 'e' },
      { child: '<nil>', parent: '1' },
      { child: '', parent: '' },
    ]);
  });

  it('may have the name of another one that has an alias', () => {
    expect(dependenciesOf('[{name: a, alias: b}, {name: a}]')).toHaveLength(2);
  });
});

describe('requirements.yaml', () => {
  const full = '{name: a, version: 1.0.0, alias: b, condition: c, tags: [d], import-values: [e]}';
  const known = { name: 'a', version: '1.0.0', alias: 'b', condition: 'c', tags: ['d'], importValues: ['e'] };

  it('completes entries of Chart.yaml', () => {
    expect(dependenciesOf(`[${full}]`, '[{}]')).toEqual([known]);
    expect(
      dependenciesOf(`[${full}]`, '[{name: null, version: null, alias: null, condition: null, tags: null, import-values: null}]'),
    ).toEqual([known]);
    expect(dependenciesOf(`[${full}]`, '[{tags: [], import-values: [], version: 2.0.0}]')).toEqual([
      { ...known, version: '2.0.0', tags: [], importValues: [] },
    ]);
    expect(dependenciesOf(`[${full}]`, '[{alias: "", condition: ""}]')).toEqual([
      { name: 'a', version: '1.0.0', tags: ['d'], importValues: ['e'] },
    ]);
    expect(dependenciesOf(`[${full}]`, '[{}, {name: f}]')).toEqual([known, { name: 'f', version: '', tags: [], importValues: [] }]);
    expect(dependenciesOf(`[${full}]`, '[]')).toEqual([]);
  });

  it('puts other fields in place, where it has them', () => {
    expect(read('name: a\nversion: 1.0.0\ntype: library\n', 'name: b\nversion: null\ntype: null\n')).toMatchObject({
      name: 'b',
      version: '1.0.0',
      type: 'library',
    });
  });

  it('leaves the list alone that it does not have', () => {
    expect(read('name: a\nversion: 1.0.0\ndependencies: [{name: b}]\n', 'type: application\n')).toMatchObject({
      type: 'application',
      dependencies: [{ name: 'b' }],
    });
    expect(read('name: a\nversion: 1.0.0\ndependencies: [{name: b}]\n', 'dependencies: null\n').dependencies).toBeUndefined();
  });
});
