import type { ParsedNode } from 'yaml';
import { Refusal } from '../finding.ts';
import type { Helm } from '../helm.ts';
import type { Layer } from '../layer.ts';
import type { Source, Span } from '../source.ts';
import type { MapTree, Path, Tree } from '../tree.ts';
import { resolveAnchors } from './anchors.ts';
import { Builder } from './build.ts';
import { type Piece, splitDocuments } from './documents.ts';
import { decode } from './encoding.ts';
import { Problems } from './problems.ts';
import { readSuppressions } from './suppressions.ts';
import { parseText } from './syntax.ts';
import { forbiddenCharacter, plainBreaks } from './text.ts';

/**
 * A values file as Helm reads it: YAML 1.1 through JSON, with the place of every value.
 * @param isSecret paths whose values no finding may show
 * @returns the layer; where Helm refuses the file, its `refusal` says why and its `values` are empty. Never throws.
 */
export function readLayer(source: Source, helm: Helm, isSecret: (path: Path) => boolean = () => false): Layer {
  const problems = new Problems(isSecret);
  const empty = emptyMap({ source, start: 0, end: source.text.length });
  try {
    const values = readDocuments(source, helm, problems) ?? empty;
    const suppressions = readSuppressions(source, values, problems);
    return { source, values, findings: inOrder(problems), suppressions };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { source, values: empty, findings: inOrder(problems), refusal: error.finding, suppressions: [] };
  }
}

/** A values file as it lies on the disk; bytes that are no UTF-8 count as a refusal, though a version of Helm may read some of them. */
export function readBytes(bytes: Uint8Array, name: string, kind: Source['kind'], helm: Helm, isSecret?: (path: Path) => boolean): Layer {
  const { source, findings } = decode(bytes, name, kind);
  const layer = readLayer(source, helm, isSecret);
  const [fault] = findings;
  return fault ? { ...layer, findings: [...findings, ...layer.findings], refusal: fault } : layer;
}

export { decode };

const inOrder = ({ findings }: Problems) => findings.toSorted((a, b) => a.at.start - b.at.start);

const emptyMap = (at: Span): MapTree => ({ kind: 'map', entries: new Map(), removed: new Map(), at });

function readDocuments(source: Source, helm: Helm, problems: Problems): MapTree | undefined {
  const control = forbiddenCharacter(source.text);
  if (control !== undefined)
    throw problems.refuse(
      'yaml/encoding',
      { source, start: control, end: control + 1 },
      [],
      'printable text',
      'a control character',
      'remove it',
    );
  // A byte order mark takes no column of its own.
  const shift = source.text.startsWith('\uFEFF') ? 1 : 0;
  const text = unifyText(source.text.slice(shift), helm);
  const { pieces, second, badSeparator } = splitDocuments(text, helm.documents);
  const separatorAt = (start: number): Span => ({ source, start: shift + start, end: Math.min(shift + start + 3, source.text.length) });
  if (badSeparator !== undefined)
    throw problems.refuse('yaml/several-documents', separatorAt(badSeparator), [], 'nothing but a comment beside ---', 'text');
  const maps = pieces.map((piece) => readDocument(source, text, piece, shift, problems)).filter((map) => map !== undefined);
  if (second) {
    const taken = second.merged ? 'Helm 4 merges them and Helm 3 drops all but the first' : 'Helm drops the rest silently';
    problems.add(
      'yaml/several-documents',
      separatorAt(second.start),
      [],
      `expected one document, found another; ${taken}`,
      'put it in a file of its own',
    );
  }
  const [first, ...others] = maps;
  for (const other of others) mergeInto(first as MapTree, other);
  return first;
}

/** The text as Helm hands it to its parser, at the same offsets: Helm 4 ends the last line. */
const unifyText = (text: string, { documents }: Helm): string => {
  const unified = plainBreaks(text);
  return documents === 'merged' && !unified.endsWith('\n') ? `${unified}\n` : unified;
};

/** Documents of one file merge as files do. */
function mergeInto(target: MapTree, from: MapTree): void {
  for (const [key, value] of from.entries) {
    const known = target.entries.get(key);
    if (known?.kind === 'map' && value.kind === 'map') mergeInto(known, value);
    else target.entries.set(key, known ? over(value, known) : value);
  }
}

const over = (value: Tree, known: Tree): Tree => ({ ...value, over: known });

function readDocument(source: Source, text: string, piece: Piece, shift: number, problems: Problems): MapTree | undefined {
  const { root, fault, ignored, text: parsed, original = (at: number) => at } = parseText(text, piece);
  const span = (start: number, end: number): Span => ({
    source,
    start: Math.min(shift + piece.start + original(start), source.text.length),
    end: Math.min(shift + piece.start + original(end), source.text.length),
  });
  if (fault) throw problems.refuse(fault.code, span(fault.start, fault.end), [], fault.expected, 'something else');
  if (ignored !== undefined)
    problems.add(
      'yaml/ignored-text',
      span(ignored, ignored + 1),
      [],
      'expected the end of the file, found more text after the outermost map; Helm drops it silently',
      'indent all keys alike and put them into the one map',
    );
  if (!root) return undefined;
  const { targets, fault: anchorFault } = resolveAnchors(root, parsed);
  if (anchorFault) {
    const { code, start, end, expected, found } = anchorFault;
    throw problems.refuse(code, span(start, end), [], expected, found);
  }
  const spanOf = (node: ParsedNode) => span(node.range[0], node.range[1]);
  const builder = new Builder(problems, targets, spanOf, unendedBlock(text, piece) ? parsed.length : Infinity);
  const tree = builder.node(root, [], spanOf(root));
  builder.refuseWhatJsonLacks(tree);
  if (tree.kind === 'map') return tree;
  if (tree.kind === 'scalar' && tree.value === null) return undefined;
  throw problems.refuse(
    'yaml/not-a-map',
    tree.at,
    [],
    'a map of values',
    tree.kind === 'list' ? 'a list' : 'a single value',
    'write key: value',
  );
}

/** A last line without a line break: a block of text that ends there has none at its end either. */
const unendedBlock = (text: string, piece: Piece) => piece.end === text.length && text.slice(text.lastIndexOf('\n') + 1).trim() !== '';
