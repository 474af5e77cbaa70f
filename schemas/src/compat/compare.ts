import type { Difference, Kind } from './difference.ts';
import { accepts, hard } from './evaluate.ts';
import { finite, impossible, type Parts } from './facts.ts';
import { checks } from './keywords.ts';
import {
  child,
  equal,
  flatten,
  hasInnerId,
  idOf,
  isMap,
  keyword,
  listOf,
  rootNode,
  spanOf,
  without,
  type Json,
  type Node,
  type Root,
} from './node.ts';
import { same } from './same.ts';

/** Says whether all that fulfils `old` fulfils `now`: what may not is reported. */
export interface Comparison {
  /** Reports into `found`. */
  compare(old: readonly Node[], now: readonly Node[], path: readonly string[]): void;
  /** The differences of a comparison that is only tried. */
  attempt(old: readonly Node[], now: readonly Node[], path: readonly string[]): Difference[];
  report(kind: Kind, path: readonly string[], message: string, before?: Node, after?: Node): void;
}

/** Comparisons of one pair of subschemas before it is given up; the largest public charts take some thousands. */
const effort = 5_000;

/**
 * How a new schema differs from an old one, seen by values files. Sound: where no difference is breaking, every value that the
 * old schema accepts is accepted by the new one. What cannot be told is breaking, of kind `unclear`.
 */
export function compareSchemas(old: Root, now: Root): Difference[] {
  const [before, after] = [rootNode(old), rootNode(now)];
  if (same(before, after) && draft(old) === draft(now)) return [];
  const session = new Session();
  if (hasInnerId(old.json) || hasInnerId(now.json))
    session.report('unclear', [], 'a subschema has its own $id, and references are not followed through these', before, after);
  else {
    if (draft(old) !== draft(now))
      session.report('unclear', [], `$schema is ${draft(now)} now, ${draft(old)} before: keywords may mean something else`, before, after);
    session.compare([before], [after], []);
  }
  return distinct(session.found);
}

const draft = ({ json }: Root) => (isMap(json) && typeof json['$schema'] === 'string' ? json['$schema'].replace(/#$/, '') : 'not given');

function distinct(differences: readonly Difference[]): Difference[] {
  const known = new Map<string, Difference>();
  for (const difference of differences) {
    const key = [difference.kind, difference.message, ...difference.path].join('\0');
    if (!known.has(key)) known.set(key, difference);
  }
  return [...known.values()];
}

class Session implements Comparison {
  found: Difference[] = [];
  /** Pairs that are being compared, and how deep in the values. */
  private readonly busy = new Map<string, number>();
  private left = effort;

  report(kind: Kind, path: readonly string[], message: string, before?: Node, after?: Node): void {
    const [from, to] = [spanOf(before), spanOf(after)];
    const severity = kind === 'added' ? 'notice' : 'breaking';
    this.found.push({ kind, severity, path, message, ...(from && { before: from }), ...(to && { after: to }) });
  }

  attempt(old: readonly Node[], now: readonly Node[], path: readonly string[]): Difference[] {
    const outer = this.found;
    this.found = [];
    this.compare(old, now, path);
    const inner = this.found;
    this.found = outer;
    return inner;
  }

  compare(old: readonly Node[], now: readonly Node[], path: readonly string[]): void {
    const pair = `${old.map(idOf).join(' ')} → ${now.map(idOf).join(' ')}`;
    const depth = this.busy.get(pair);
    // Met again further down in the values: it holds unless something else does not. Met again for the same value: it goes round.
    if (depth !== undefined && depth < path.length) return;
    if (depth !== undefined || this.left-- <= 0) return this.giveUp(old, now, path);
    if (old.length === 1 && now.length === 1 && same(old[0] as Node, now[0] as Node)) return;
    this.busy.set(pair, path.length);
    const known = flatten(old, true);
    if (!impossible(known)) this.parts(known, flatten(now, false), path);
    this.busy.delete(pair);
  }

  private giveUp(old: readonly Node[], now: readonly Node[], path: readonly string[]): void {
    this.report('unclear', path, 'too complex to compare', old[0], now[0]);
  }

  private parts(known: Parts, wanted: Parts, path: readonly string[]): void {
    if (wanted.every((part) => !contextual(part) && known.some((other) => same(other, part)))) return;
    const values = finite(known);
    const verdicts = values?.map((value) => accepts(wanted, value));
    if (values && verdicts && !verdicts.includes(undefined)) return this.values(values, verdicts as boolean[], known, wanted, path);
    const direct = this.collect(() => wanted.forEach((part) => this.part(known, part, path)));
    const split = direct.some(({ severity }) => severity === 'breaking') ? this.split(known, wanted, path) : undefined;
    this.found.push(...(split ?? direct));
  }

  private collect(run: () => void): Difference[] {
    const outer = this.found;
    this.found = [];
    run();
    const inner = this.found;
    this.found = outer;
    return inner;
  }

  /** All values are known: each is looked at. */
  private values(values: Json[], verdicts: boolean[], known: Parts, wanted: Parts, path: readonly string[]): void {
    const refused = values.filter((_, i) => !verdicts[i]).map((value) => JSON.stringify(value));
    if (refused.length === 0) return;
    const message =
      refused.length === values.length ? 'nothing that was accepted is accepted now' : `no longer accepts ${refused.join(', ')}`;
    this.report('narrowed', path, message, known.at(-1), wanted.at(-1));
  }

  private part(known: Parts, part: Node, path: readonly string[]): void {
    if (typeof part.schema === 'boolean') {
      if (!part.schema) this.report('narrowed', path, 'nothing is accepted here now', known.at(-1), part);
      return;
    }
    for (const name of Object.keys(part.schema)) {
      const check = Object.hasOwn(checks, name) ? checks[name] : hard.has(name) ? opaque(name) : undefined;
      check?.(this, known, part, path);
    }
  }

  /** The old schema's alternatives taken one by one, where it has such: what holds for each of them holds. */
  private split(known: Parts, wanted: Parts, path: readonly string[]): Difference[] | undefined {
    for (const part of known)
      for (const name of ['anyOf', 'oneOf']) {
        if (keyword(part, name) === undefined) continue;
        const others = [...known.filter((other) => other !== part), without(part, name)];
        return listOf(part, name).flatMap((branch) => this.attempt([...others, branch], wanted, path));
      }
    return undefined;
  }
}

/** Looks at what the schemas beside it say. */
const contextual = (part: Node) => keyword(part, 'unevaluatedProperties') !== undefined || keyword(part, 'unevaluatedItems') !== undefined;

const opaque =
  (name: string) =>
  (session: Comparison, known: Parts, part: Node, path: readonly string[]): void => {
    if (known.some((other) => equal(keyword(other, name), keyword(part, name)) && same(child(other, name), child(part, name)))) return;
    session.report('unclear', path, `${name} is new or changed, and is not worked out here`, known.at(-1), part);
  };
