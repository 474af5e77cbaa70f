import { isAlias, isMap, isScalar, type Document, type YAMLMap } from 'yaml';
import type { Path } from '../engine/tree.ts';
import { entryOf, isKeyed, nearestMap, type Move } from './find.ts';
import {
  afterColon,
  afterContent,
  blockOf,
  column,
  endOf,
  eol,
  indented,
  keyText,
  lineEnd,
  lineStart,
  replaced,
  type Block,
} from './text.ts';

/** A move that only a person can make; says why. */
export class ByHand extends Error {}

/**
 * The text with one key moved; all other lines stay as they are.
 * @throws {ByHand}
 */
export function moveKey(text: string, document: Document, move: Move): string {
  const { from, to, pair, map } = move;
  const parent = from.slice(0, -1);
  const inside = to.length > parent.length && parent.every((key, i) => key === to[i]);
  if (inside && to.length === from.length) return renamed(text, move, [to.at(-1) as string]);
  const place = nearestMap(document, to);
  if (place.taken) throw new ByHand('something else stands in its new place');
  if (inside && place.map === map) return renamed(text, move, to.slice(parent.length));
  if (!place.map) throw new ByHand('the file has no map that it could be put into');
  if (place.map.flow === true || map.flow === true) return movedInline(text, move, place.map, to.slice(place.depth));
  const block = blockOf(text, pair);
  if (!block) throw new ByHand('it does not begin a line');
  return replaced(text, [emptied(text, document, move, block), inserted(text, place.map, to.slice(place.depth), withKey(block, move))]);
}

/** In its place: the key alone where the name is all that changes, else as the last of several keys one within the other. */
function renamed(text: string, { pair, map }: Move, names: Path): string {
  const [start = 0, end = 0] = pair.key.range ?? [];
  const texts = names.map((name) => keyText(String(name)));
  const last = keyText(String(names.at(-1)), text.slice(start, end));
  if (names.length === 1) return replaced(text, [{ start, end, by: last }]);
  const outer = texts.slice(0, -1);
  if (map.flow === true) {
    const until = endOf(pair.value, afterColon(text, pair));
    return replaced(text, [
      { start, end, by: `${outer.map((key) => `${key}: { `).join('')}${last}` },
      { start: until, end: until, by: ' }'.repeat(outer.length) },
    ]);
  }
  const block = blockOf(text, pair);
  if (!block) throw new ByHand('it does not begin a line');
  const by = lines(text, column(text, start), names, replaceKey(block, text.slice(start, end), last));
  return replaced(text, [{ start: block.start, end: block.end, by }]);
}

/** The lines of an entry within those of the keys around it. */
function lines(text: string, indent: number, names: Path, entry: readonly string[]): string {
  const outer = names.slice(0, -1).map((name, i) => `${' '.repeat(indent + 2 * i)}${keyText(String(name))}:`);
  const all = [...outer, ...indented(entry, indent + 2 * (names.length - 1))];
  return all.map((line) => line + eol(text)).join('');
}

const withKey = (block: Block, { pair, to }: Move): string[] => replaceKey(block, pair.key.source ?? '', keyText(String(to.at(-1))));

function replaceKey({ lines: all }: Block, old: string, name: string): string[] {
  const at = all.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const written = ['', '"', "'"].map((quote) => quote + old.replace(/^["']|["']$/g, '') + quote).find((one) => all[at]?.startsWith(one));
  if (written === undefined) throw new ByHand('its key is written in a way of its own');
  return all.map((line, i) => (i === at ? name + line.slice(written.length) : line));
}

/** The cut, or `{}` where nothing else is left of the map: without it null would stand there, and take the defaults away. */
function emptied(text: string, document: Document, { from, map }: Move, cut: Block) {
  if (map.items.length > 1) return { start: cut.end === text.length ? afterContent(text, cut.start) : cut.start, end: cut.end, by: '' };
  if (from.length === 1) throw new ByHand('nothing else is in the file');
  const owner = document.getIn(from.slice(0, -2), true);
  const above = isMap(owner) ? entryOf(owner, from.at(-2)) : undefined;
  if (!above) throw new ByHand('it stands in a list');
  const end = lineEnd(text, afterColon(text, above));
  if (end > cut.start) throw new ByHand('it does not begin a line of its own');
  const head = text.slice(afterColon(text, above), end);
  const [, before = '', comment = ''] = /^([^#\r\n]*?)(\s*(?:\s#.*)?\r?\n)$/.exec(head) ?? [];
  const at = afterColon(text, above);
  return { start: at, end: cut.end, by: `${before.trimEnd()} {}${comment}${text.slice(end, cut.start)}` };
}

function inserted(text: string, map: YAMLMap, names: Path, entry: readonly string[]) {
  const [first, last] = [map.items.at(0), map.items.at(-1)];
  if (!first || !isKeyed(first) || !last || !isKeyed(last)) throw new ByHand('the map that it belongs into is empty');
  const at = endOf(last.value, afterColon(text, last));
  const start = text[at - 1] === '\n' ? at : lineEnd(text, at);
  const open = start > 0 && text[start - 1] !== '\n' ? eol(text) : '';
  return { start, end: start, by: open + lines(text, column(text, first.key.range?.[0] ?? 0), names, entry) };
}

/** From or into braces: only what stands on one line. */
function movedInline(text: string, { pair, map }: Move, target: YAMLMap, names: Path): string {
  const value = text.slice(afterColon(text, pair), endOf(pair.value, afterColon(text, pair))).trim();
  if (value.includes('\n') || /^[|>&*!]/.test(value) || isAlias(pair.value) || (isMap(pair.value) && pair.value.flow !== true))
    throw new ByHand('it is written over several lines, or with an anchor');
  const cut = map.flow === true ? cutInline(text, map, pair) : blockCut(text, pair, map);
  const keys = names.map((name) => keyText(String(name)));
  if (target.flow !== true) {
    const put = inserted(text, target, names, [`${keys.at(-1)}: ${value}`]);
    return replaced(text, [cut, put]);
  }
  const by = `${keys.join(': { ')}: ${value}${' }'.repeat(keys.length - 1)}`;
  const close = (target.range?.[1] ?? 1) - 1;
  if (target.items.length === 0) return replaced(text, [cut, { start: close, end: close, by: ` ${by} ` }]);
  const at = text.slice(0, endOf(target.items.at(-1), close)).trimEnd().length;
  return replaced(text, [cut, { start: at, end: at, by: `, ${by}` }]);
}

function blockCut(text: string, pair: Move['pair'], map: YAMLMap) {
  const block = blockOf(text, pair);
  if (!block || map.items.length === 1) throw new ByHand('nothing would be left of the map that it stands in');
  return { start: block.start, end: block.end, by: '' };
}

function cutInline(text: string, map: YAMLMap, pair: Move['pair']) {
  const index = map.items.indexOf(pair);
  const next = map.items[index + 1];
  const start = pair.key.range?.[0] ?? 0;
  if (next && isScalar(next.key) && next.key.range) return { start, end: next.key.range[0], by: '' };
  const end = endOf(pair.value, afterColon(text, pair));
  const before = map.items[index - 1];
  return before ? { start: endOf(before, lineStart(text, start)), end, by: '' } : { start, end, by: '' };
}
