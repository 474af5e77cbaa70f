import type { Chart } from '../chart/chart.ts';
import { keysOf } from '../chart/keys.ts';
import type { Finding } from '../finding.ts';
import type { Layer } from '../layer.ts';
import type { Effective } from '../merge/effective.ts';
import { positionOf, type Span } from '../source.ts';
import { nearestTo, pathText, toValues, treeAt, type MapTree, type Path, type Tree } from '../tree.ts';
import type { CompiledSchema } from './compile.ts';
import { foundText } from './describe.ts';
import { isNamedEntry } from './entry.ts';
import type { SchemaError } from './problem.ts';
import { isUnknown, secretNames, suspected } from './secret.ts';

export type Schemas = (chart: Chart) => CompiledSchema | undefined;

/** Merged values against the chart's schema, and those of each enabled subchart against its own, as Helm does. */
export function checkMerged(effective: Effective, schemas: Schemas): Finding[] {
  return checkTree(effective.values, effective.chart, schemas, 'full');
}

/** One overlay by itself: names, types and ranges; nothing is required and no condition holds, but items of lists are complete. */
export function checkPartial(layer: Layer, chart: Chart, schemas: Schemas): Finding[] {
  return checkTree(layer.values, chart, schemas, 'partial');
}

/** Which paths no output may show. */
export interface SecretPaths {
  /** A schema says so, of this place or of a key of the same name elsewhere. */
  marked(path: Path): boolean;
  /** Marked, or the names of its keys say so, or are nearly those of marked ones. */
  named(path: Path): boolean;
  /** The same, or it stands below a key that the schema does not know. */
  suspected(path: Path): boolean;
  /** The path without keys that stand where a secret belongs: they may be parts of it. */
  shown(path: Path): Path;
}

/** Which paths no output may show: those that a schema marks, and those that may hold secrets besides. */
export function secretPaths(chart: Chart, schemas: Schemas): SecretPaths {
  const some = (path: Path, at: Chart, test: (schema: CompiledSchema, path: Path) => boolean): boolean => {
    const schema = schemas(at);
    if (schema && test(schema, path)) return true;
    return at.charts.some((child) => keysOf(at, child).includes(String(path[0])) && some(path.slice(1), child, test));
  };
  const inline = (path: Path): boolean => path.length > 2 && path[0] === 'secrets' && path[1] === 'inline';
  const isNamed = ({ document }: CompiledSchema, path: Path): boolean =>
    path.some((key) => typeof key === 'string' && secretNames(document).has(key));
  const marked = remembered((path) => inline(path) || some(path, chart, (schema, rest) => schema.secretAt(rest) || isNamed(schema, rest)));
  const named = remembered(
    (path) =>
      marked(path) || suspected(schemas(chart)?.document, path) || some(path, chart, ({ document }, rest) => suspected(document, rest)),
  );
  const isOne = (path: Path): boolean =>
    (path.length === 3 && inline(path)) || some(path, chart, (schema, rest) => isNamed(schema, rest.slice(-1)));
  return {
    marked,
    named,
    shown(path) {
      const first = path.findIndex((_, i) => isOne(path.slice(0, i + 1)));
      return first === -1 ? path : path.map((key, i) => (i > first && typeof key === 'string' ? '(secret)' : key));
    },
    suspected: remembered((path) => named(path) || some(path, chart, ({ document }, rest) => isUnknown(document, rest))),
  };
}

/** Environments have the same paths, and to follow one through a schema takes a while. */
function remembered(test: (path: Path) => boolean): (path: Path) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const key = JSON.stringify(path);
    const answer = known.get(key) ?? test(path);
    known.set(key, answer);
    return answer;
  };
}

function checkTree(tree: MapTree, chart: Chart, schemas: Schemas, kind: 'full' | 'partial'): Finding[] {
  const secrets = secretPaths(chart, schemas);
  const isHidden = (path: Path) => secrets.suspected(path) || isNamedEntry(tree, path, (name) => secrets.named(name));
  const findings: Finding[] = [];
  const visit = (at: Chart, prefix: Path): void => {
    const own = treeAt(tree, prefix);
    if (own?.kind !== 'map') {
      // Helm skips a subchart without values and refuses one whose values are no map.
      if (!own || (own.kind === 'scalar' && own.value === null)) return;
      const message = `must be a map, as the values of the chart ${at.name}, found ${foundText(toValues(own), false, true)}`;
      findings.push(finding(tree, { code: 'schema/type', path: prefix, subject: 'value', message }));
      return;
    }
    const schema = schemas(at);
    if (schema) {
      const options = { prefix, hidden: (path: Path) => isHidden([...prefix, ...path]) };
      const errors = kind === 'full' ? schema.full(toValues(own), options) : schema.partial(toValues(own), options);
      findings.push(...schema.findings, ...errors.map((error) => finding(tree, error)));
    }
    // Merged charts bear the name of their alias; unpacked ones do not.
    for (const child of at.charts) for (const key of kind === 'full' ? [child.name] : keysOf(at, child)) visit(child, [...prefix, key]);
  };
  visit(chart, []);
  return sorted(findings);
}

function finding(tree: MapTree, error: SchemaError): Finding {
  const { code, path, message } = error;
  const near = nearestTo(tree, path);
  const removed = error.subject === 'missing' && near.kind === 'scalar' && near.value === null;
  const help = removed ? `the null here takes ${pathText(path)} away: leave it out` : error.help;
  const own = spanOf(tree, error, removed ? near : undefined);
  const causes = (error.because ?? []).map((cause) => treeAt(tree, cause)?.at).filter((span) => span !== undefined);
  // What the chart's defaults lack is put right where an overlay asks for it.
  const asking = own.source.kind === 'defaults' ? causes.find((span) => span.source.kind !== 'defaults') : undefined;
  const related = asking
    ? [{ at: own, message: error.subject === 'missing' ? 'it belongs here' : 'this is the value' }]
    : causes.map((at) => ({ at, message: 'this asks for it' }));
  return {
    code,
    severity: 'error',
    path,
    at: asking ?? own,
    message,
    ...(help === undefined ? {} : { help }),
    ...(related.length > 0 ? { related } : {}),
    environments: [],
  };
}

/** The null that took a missing key away, else its nearest parent's key; the key of a problem of a key; else the value. */
function spanOf(tree: MapTree, { path, subject }: SchemaError, removal: Tree | undefined): Span {
  if (removal) return removal.at;
  const node = (subject === 'missing' ? undefined : treeAt(tree, path)) ?? nearestTo(tree, path);
  return subject === 'value' ? node.at : (node.key ?? node.at);
}

/** By file, line, column, then code and text; without duplicates, as two schemas may say the same. */
function sorted(findings: readonly Finding[]): Finding[] {
  const keyed = findings.map((one) => ({ one, position: positionOf(one.at), key: `${one.code}\n${pathText(one.path)}\n${one.message}` }));
  keyed.sort(
    (a, b) =>
      compare(a.position.file, b.position.file) ||
      a.position.line - b.position.line ||
      a.position.column - b.position.column ||
      compare(a.key, b.key),
  );
  return keyed.filter(({ key, one }, i) => keyed[i - 1]?.key !== key || keyed[i - 1]?.one.at.start !== one.at.start).map(({ one }) => one);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
