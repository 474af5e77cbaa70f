import type { Chart } from '../../engine/chart/chart.ts';
import { keysOf } from '../../engine/chart/keys.ts';
import type { Source } from '../../engine/source.ts';
import type { Path } from '../../engine/tree.ts';
import { secret } from '../output/frame.ts';
import { secretsOfComments } from './comments.ts';
import { secretsOfFlag } from './flag.ts';
import { knownSecrets, type Read } from './known.ts';
import { secretTests } from './paths.ts';
import { joined, type Stretch } from './stretch.ts';
import { secretsOfYaml } from './yaml.ts';

/** What of the sources must not be shown. */
export interface Redaction {
  /** Sorted stretches; undefined where nothing of the source may be shown. */
  readonly masks: (source: Source) => readonly Stretch[] | undefined;
  /** A path without keys that stand where a secret belongs. */
  readonly shown: (path: Path) => Path;
  /** A text of ours without the known values of secrets: messages hold none, and if one does it ends here. */
  readonly scrub: (text: string) => string;
}

/** Where nothing is shown. */
export const nothingSecret: Redaction = { masks: () => undefined, shown: (path) => path, scrub: (text) => text };

/** Shorter ones are words that stand everywhere. */
const least = { source: 4, text: 6 } as const;

/** Secrets are what the schemas mark, and what a key's name makes look like one. */
export function redactionOf(chart: Chart, read: Read): Redaction {
  const { named, shown, suspected } = secretTests(chart, read);
  const charts = [chart, ...[...read.effective.values()].map((one) => one.chart)];
  const refused = new Set([...read.layers.values()].filter(({ refusal }) => refusal).map(({ source }) => source.name));
  const known = new Map<string, readonly Stretch[] | undefined>();
  const isMisplaced = (path: Path) => shown(path).at(-1) !== path.at(-1);
  let secrets: readonly string[] | undefined;
  const values = () => (secrets ??= knownSecrets(charts, read, named));

  const find = (source: Source): readonly Stretch[] | undefined => {
    if (source.kind === 'schema') return [];
    if (source.kind === 'flag') return secretsOfFlag(source.text, suspected);
    if (refused.has(source.name)) return undefined;
    const prefixes = source.kind === 'defaults' ? prefixesOf(charts, source) : [[]];
    const isSecret = (path: Path) => prefixes.some((prefix) => suspected([...prefix, ...path]));
    const written = secretsOfYaml(source.text, isSecret, (path) => prefixes.some((prefix) => isMisplaced([...prefix, ...path])));
    if (written === undefined) return undefined;
    const repeated = values()
      .filter(({ length }) => length >= least.source)
      .flatMap((value) => occurrences(source.text, value));
    const comments = secretsOfComments(source.text, written, (word) => read.secrets.named([word]));
    return joined([...written, ...repeated, ...comments]);
  };
  return {
    shown,
    masks(source) {
      const key = `${source.name}\0${source.text}`;
      if (!known.has(key)) known.set(key, find(source));
      return known.get(key);
    },
    scrub: (text) =>
      values()
        .filter(({ length }) => length >= least.text)
        .reduce((rest, value) => rest.replaceAll(value, secret), text),
  };
}

/** Where the values of a chart's own file stand in those of the whole: below its name, once for each alias. */
function prefixesOf(charts: readonly Chart[], source: Source): Path[] {
  const prefixes: Path[] = [];
  const visit = (chart: Chart, prefix: Path) => {
    if (chart.defaults.source.name === source.name) prefixes.push(prefix);
    for (const child of chart.charts) for (const name of keysOf(chart, child)) visit(child, [...prefix, name]);
  };
  for (const chart of charts) visit(chart, []);
  return prefixes.length > 0 ? prefixes : [[]];
}

function occurrences(text: string, value: string): Stretch[] {
  const found: Stretch[] = [];
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length))
    found.push({ start: at, end: at + value.length });
  return found;
}
