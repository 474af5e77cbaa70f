import { describe, expect, it } from 'vitest';
import { applyFlags, type Flag } from '../../src/engine/set/flags.ts';
import { newestHelm } from '../../src/engine/helm.ts';
import type { Span } from '../../src/engine/source.ts';
import { toValues, treeAt, type MapTree, type Path, type Tree } from '../../src/engine/tree.ts';
import { treeOf } from '../trees.ts';
import { run } from './run.ts';

const base = { a: 'old', list: [1, { b: 2 }], map: { c: { d: 3 } } };

function applied(...flags: Flag[]): MapTree {
  const outcome = run(flags, base, '4', (name) => `text of ${name}`);
  if ('refused' in outcome) throw new Error(outcome.refused.message);
  return outcome.tree;
}

const show = (span: Span | undefined) => span && `${span.source.name}:${span.start}:${span.source.text.slice(span.start, span.end)}`;
const at = (tree: Tree, path: Path) => {
  const found = treeAt(tree, path);
  return { at: show(found?.at), key: show(found?.key), over: found?.over && toValues(found.over) };
};

describe('the place of a value that a flag gave', () => {
  it('is the value in its argument, with its key and what it replaced', () => {
    const tree = applied({ kind: 'set', text: 'x=1,a=\\new' });
    expect(at(tree, ['a'])).toEqual({ at: '--set:6:\\new', key: '--set:4:a', over: 'old' });
    expect(at(tree, ['x'])).toEqual({ at: '--set:2:1', key: '--set:0:x', over: undefined });
    expect(treeAt(tree, ['a'])?.at.source).toEqual({ name: '--set', kind: 'flag', text: 'x=1,a=\\new' });
  });

  it('is found for each item of a list', () => {
    const tree = applied({ kind: 'set-string', text: 'list={p,q\\,r},z=' });
    expect(at(tree, ['list'])).toEqual({ at: '--set-string:5:{p,q\\,r}', key: '--set-string:0:list', over: [1, { b: 2 }] });
    expect(at(tree, ['list', 1])).toEqual({ at: '--set-string:8:q\\,r', key: undefined, over: undefined });
    expect(at(tree, ['z'])).toEqual({ at: '--set-string:16:', key: '--set-string:14:z', over: undefined });
  });

  it('leaves the maps and lists around it where they were written', () => {
    const tree = applied({ kind: 'set', text: 'map.c.d=4,list[1].b=5,list[0]=6' });
    expect(show(treeAt(tree, ['map', 'c'])?.at)).toMatch(/^values\.yaml:0:/);
    expect(show(treeAt(tree, ['list'])?.at)).toMatch(/^values\.yaml:0:/);
    expect(at(tree, ['map', 'c', 'd'])).toEqual({ at: '--set:8:4', key: '--set:6:d', over: 3 });
    expect(at(tree, ['list', 1, 'b'])).toEqual({ at: '--set:20:5', key: '--set:18:b', over: 2 });
    expect(at(tree, ['list', 0])).toEqual({ at: '--set:30:6', key: undefined, over: 1 });
  });

  it('of new maps and lists is their key, of gaps and new items the index', () => {
    const tree = applied({ kind: 'set', text: 'm.n=1,l[2][1].k=1' });
    expect(at(tree, ['m'])).toEqual({ at: '--set:0:m', key: '--set:0:m', over: undefined });
    expect(at(tree, ['l'])).toEqual({ at: '--set:6:l', key: '--set:6:l', over: undefined });
    expect(at(tree, ['l', 0])).toEqual({ at: '--set:8:2', key: undefined, over: undefined });
    expect(at(tree, ['l', 2])).toEqual({ at: '--set:8:2', key: undefined, over: undefined });
    expect(at(tree, ['l', 2, 1])).toEqual({ at: '--set:11:1', key: undefined, over: undefined });
  });

  it('replaces no gap, but what a file had', () => {
    const gap = applied({ kind: 'set', text: 'l[1]=x' }, { kind: 'set', text: 'l[0]=y' });
    expect(at(gap, ['l', 0]).over).toBeUndefined();
    const inner = applied({ kind: 'set', text: 'l[2]=x,l[0].k=y,l[1][0]=z' });
    expect([at(inner, ['l', 0]).over, at(inner, ['l', 1]).over]).toEqual([undefined, undefined]);
    const item = applied({ kind: 'set', text: 'list[0].b=1' });
    expect(at(item, ['list', 0])).toEqual({ at: '--set:5:0', key: undefined, over: 1 });
    const nested = run([{ kind: 'set', text: 'n[0][0]=1' }], { n: [null] });
    expect('tree' in nested && at(nested.tree, ['n', 0])).toEqual({ at: '--set:2:0', key: undefined, over: null });
  });

  it('is found inside JSON', () => {
    const tree = applied({ kind: 'set-json', text: 'a= {"p": [1, "two"]} ,z=' });
    expect(at(tree, ['a'])).toEqual({ at: '--set-json:3:{"p": [1, "two"]}', key: '--set-json:0:a', over: 'old' });
    expect(at(tree, ['a', 'p'])).toEqual({ at: '--set-json:9:[1, "two"]', key: '--set-json:4:"p"', over: undefined });
    expect(at(tree, ['a', 'p', 1])).toEqual({ at: '--set-json:13:"two"', key: undefined, over: undefined });
    expect(at(tree, ['z'])).toEqual({ at: '--set-json:24:', key: '--set-json:22:z', over: undefined });
  });

  it('is found inside a whole object, which is merged', () => {
    const tree = applied({ kind: 'set-json', text: ' {"a": null, "map": {"c": {"e": true}}}' });
    expect(at(tree, ['a'])).toEqual({ at: '--set-json:7:null', key: '--set-json:2:"a"', over: 'old' });
    expect(at(tree, ['map', 'c', 'e'])).toEqual({ at: '--set-json:32:true', key: '--set-json:27:"e"', over: undefined });
    expect(toValues(tree)).toEqual({ ...base, a: null, map: { c: { d: 3, e: true } } });
  });

  it('is the name of the file for --set-file, the rest of the argument for --set-literal', () => {
    const tree = applied({ kind: 'set-file', text: 'f=one' }, { kind: 'set-literal', text: 'a=b,c=\\' });
    expect(toValues(tree)).toMatchObject({ f: 'text of one', a: 'b,c=\\' });
    expect(at(tree, ['f'])).toEqual({ at: '--set-file:2:one', key: '--set-file:0:f', over: undefined });
    expect(at(tree, ['a'])).toEqual({ at: '--set-literal:2:b,c=\\', key: '--set-literal:0:a', over: 'old' });
  });

  it('remembers the null that had deleted the key', () => {
    const tree = treeOf({});
    const removed = treeAt(treeOf({ a: null }), ['a']) as Tree;
    tree.removed.set('a', removed);
    applyFlags(tree, [{ kind: 'set', text: 'a=1' }], newestHelm, () => '');
    expect(treeAt(tree, ['a'])?.over).toBe(removed);
    expect(tree.removed.size).toBe(0);
  });
});

describe('the order of flags', () => {
  it('goes by kind, then as given', () => {
    const flags: Flag[] = (['set-literal', 'set-file', 'set-string', 'set', 'set', 'set-json'] as const).map((kind, i) => ({
      kind,
      text: `a=${i}`,
    }));
    const overs = [];
    for (let tree = treeAt(applied(...flags), ['a']); tree; tree = tree.over) overs.push(show(tree.at));
    expect(overs).toEqual([
      '--set-literal:2:0',
      '--set-file:2:1',
      '--set-string:2:2',
      '--set:2:4',
      '--set:2:3',
      '--set-json:2:5',
      expect.stringMatching(/^values\.yaml:/),
    ]);
  });
});

describe('layers below', () => {
  it('keep their values: maps and lists are copied before a change', () => {
    const below = treeOf(base);
    const tree: MapTree = { ...below, entries: new Map(below.entries) };
    const texts = ['a=1', 'list[1].b=9', 'list[0]=8', 'list[3]=7', 'map.c.d=6', 'map.c.e=5'].map(
      (text) => ({ kind: 'set', text }) as const,
    );
    applyFlags(tree, [...texts, { kind: 'set-json', text: '{"map":{"c":{"f":1}}}' }], newestHelm, () => '');
    expect(toValues(below)).toEqual(base);
    expect(toValues(tree)).toEqual({ a: 1, list: [8, { b: 9 }, null, 7], map: { c: { d: 6, e: 5, f: 1 } } });
  });

  it('keep lists in lists too', () => {
    const below = treeOf({ l: [[1, 2]] });
    const tree: MapTree = { ...below, entries: new Map(below.entries) };
    applyFlags(
      tree,
      [
        { kind: 'set', text: 'l[0][1]=x' },
        { kind: 'set', text: 'l[0][0]=y' },
      ],
      newestHelm,
      () => '',
    );
    expect(toValues(below)).toEqual({ l: [[1, 2]] });
    expect(toValues(tree)).toEqual({ l: [['y', 'x']] });
  });

  it('keep what was removed', () => {
    const below = treeOf({ m: { a: 1 } });
    const inner = treeAt(below, ['m']) as MapTree;
    inner.removed.set('b', inner);
    const tree: MapTree = { ...below, entries: new Map(below.entries) };
    applyFlags(tree, [{ kind: 'set', text: 'm.b=1' }], newestHelm, () => '');
    expect([...inner.removed.keys()]).toEqual(['b']);
  });
});
