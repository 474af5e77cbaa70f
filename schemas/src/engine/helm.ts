/**
 * How a version of Helm treats values, where versions differ.
 */
export interface Helm {
  readonly version: string;
  /** Generation of null handling, oldest first: ≤ 3.17.0, 3.17.1–3.19.4, 3.19.5–4.1.2, 3.20.1–3.22 and 4.1.3–4.1.4, ≥ 4.2.0. */
  readonly nulls: 'p' | 0 | 1 | 2 | 3;
  /** Several documents of one overlay: Helm 3 reads the first and drops the rest, Helm 4 merges all. */
  readonly documents: 'first' | 'merged';
  /** Whether `--set-json` takes a whole object besides `key=json`. */
  readonly setJsonObject: boolean;
  /** An index without its closing bracket at the end of an argument, as in `a[0`: Helm 4 takes it for the end and ignores it. */
  readonly unclosedIndex: 'refused' | 'ignored';
  /** Whether charts under two aliases share the entries of their own dependencies, so that the first use changes the second. */
  readonly sharedAliases: boolean;
}

export class UnknownVersion extends Error {}

/**
 * The semantics of a version such as `4.3.1`, `v3.22` or `4`; a missing part means the newest.
 * @throws {UnknownVersion} for what is no version, or older than 3.8
 */
export function helmOf(text: string): Helm {
  const match = /^v?([34])(?:\.(\d+))?(?:\.(\d+))?$/.exec(text);
  const part = (group: number) => Number(match?.[group] ?? Infinity);
  const [major, minor, patch] = [part(1), part(2), part(3)];
  if (!match || (major === 3 && minor < 8))
    throw new UnknownVersion(`${JSON.stringify(text)} is no version of Helm that is known here: write one from 3.8 to 4.x, such as 4.3.1`);
  const before = (otherMinor: number, otherPatch: number) => minor < otherMinor || (minor === otherMinor && patch < otherPatch);
  const nulls = (): Helm['nulls'] => {
    if (major === 4) return before(1, 3) ? 1 : before(2, 0) ? 2 : 3;
    if (before(17, 1)) return 'p';
    if (before(19, 5)) return 0;
    return before(20, 1) ? 1 : 2;
  };
  return {
    version: text.replace('v', ''),
    nulls: nulls(),
    documents: major === 4 ? 'merged' : 'first',
    setJsonObject: major === 4,
    unclosedIndex: major === 4 ? 'ignored' : 'refused',
    sharedAliases: major === 3,
  };
}

/** What the commands assume unless `--helm-version` says otherwise. */
export const newestHelm = helmOf('4.3.1');
