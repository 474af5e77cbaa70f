import type { Finding } from '../engine/finding.ts';
import type { Effective } from '../engine/merge/effective.ts';
import type { Span } from '../engine/source.ts';
import { pathText } from '../engine/tree.ts';
import { comparisons } from './all.ts';
import type { Comparison, Environment, Note } from './rule.ts';
import { spanOf, valuesOf } from './run.ts';

/** What the rules that hold environments against each other remember of each of them. */
export class Environments {
  readonly #notes = new Map<Comparison, Map<string, Note>>(comparisons.map((rule) => [rule, new Map()]));
  readonly #kinds = new Map<string, Environment>();
  readonly #places = new Map<string, Map<string, Span>>();

  /** Only for values that the schema accepts. */
  add(name: string, effective: Effective): void {
    const values = valuesOf(effective);
    const places = new Map<string, Span>();
    for (const [rule, notes] of this.#notes) {
      const note = rule.note(values);
      notes.set(name, note);
      for (const { path } of note.own) places.set(pathText(path), spanOf(effective.values, path));
    }
    this.#kinds.set(name, values.environment);
    this.#places.set(name, places);
  }

  /** Findings of each environment; their own `environments` is empty. */
  findings(): Map<string, Finding[]> {
    const found = new Map<string, Finding[]>([...this.#kinds.keys()].map((name) => [name, []]));
    for (const [rule, notes] of this.#notes)
      for (const { environment, path, message, help } of rule.compare(notes)) {
        const severity = rule.policy[this.#kinds.get(environment) as Environment];
        const at = this.#places.get(environment)?.get(pathText(path)) as Span;
        if (severity === 'off') continue;
        found.get(environment)?.push({ code: rule.code, severity, path, at, message, help, related: [], environments: [] });
      }
    return found;
  }
}
