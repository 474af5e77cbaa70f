import type { Clash, Note } from '../rule.ts';

/** A clash for everything that several environments have. */
export function* shared(notes: ReadonlyMap<string, Note>, what: string, help: string): Generator<Clash> {
  const owners = new Map<string, Set<string>>();
  for (const [name, { own }] of notes) for (const { id } of own) owners.set(id, (owners.get(id) ?? new Set()).add(name));
  for (const [environment, { own }] of notes)
    for (const { id, path } of own) {
      const names = [...(owners.get(id) as Set<string>)].filter((name) => name !== environment);
      if (names.length > 0) yield { environment, path, message: `${what} ${id} is also that of ${names.join(' and ')}`, help };
    }
}
