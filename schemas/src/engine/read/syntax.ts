import { Composer, type Document, isMap, isScalar, Parser, type ParsedNode, type YAMLParseError } from 'yaml';

import type { Piece } from './documents.ts';
import { isQuoteEscape } from './escapes.ts';
import { indentContinuations, tabAtLineStart } from './layout.ts';

/** A fault of the syntax; `expected` says what should stand there, without any text of the file. */
export interface Fault {
  readonly code: 'yaml/syntax' | 'yaml/directive' | 'yaml/nesting';
  readonly start: number;
  readonly end: number;
  readonly expected: string;
}

export interface Parsed {
  /** Absent for an empty document. */
  readonly root?: ParsedNode | undefined;
  readonly fault?: Fault;
  /** Where the text begins that Helm's reader never reaches, though it belongs to no other document. */
  readonly ignored?: number;
  /** Maps offsets of the tree to those of the piece, where they differ. */
  readonly original?: (offset: number) => number;
  /** The text that the tree's offsets count in. */
  readonly text: string;
}

const expectations: Record<YAMLParseError['code'], string> = {
  ALIAS_PROPS: 'an alias without an anchor or a tag of its own',
  BAD_ALIAS: 'a name of letters, digits, - and _ after * or &; text that begins so needs quotes',
  BAD_COLLECTION_TYPE: 'a tag that fits a map or a list',
  BAD_DIRECTIVE: 'a directive that YAML knows',
  BAD_DQ_ESCAPE: 'an escape that YAML knows after the backslash; a backslash itself is written twice, or the text put in single quotes',
  BAD_INDENT: 'each line of a map or list to be indented alike, and deeper than its parent',
  BAD_PROP_ORDER: 'an anchor or tag before its value',
  BAD_SCALAR_START: 'quotes around text that begins with @, ` or another reserved character',
  BLOCK_AS_IMPLICIT_KEY: 'one key and one value on a line; text with ": " in it needs quotes',
  BLOCK_IN_FLOW: 'no block inside of brackets',
  DUPLICATE_KEY: 'each key once',
  IMPOSSIBLE: 'YAML',
  KEY_OVER_1024_CHARS: 'a key of at most 1024 characters',
  MISSING_CHAR: 'a closing quote or bracket, a comma, or a space after the colon',
  MULTILINE_IMPLICIT_KEY: 'a key on one line, followed by a colon and a space',
  MULTIPLE_ANCHORS: 'one anchor only',
  MULTIPLE_DOCS: 'one document only',
  MULTIPLE_TAGS: 'one tag only',
  NON_STRING_KEY: 'a key that is text',
  RESOURCE_EXHAUSTION: 'less nesting',
  TAB_AS_INDENT: 'spaces for indentation, not tabs',
  TAG_RESOLVE_FAILED: 'a tag whose handle is declared',
  UNEXPECTED_TOKEN: 'a key with its value, or an item of the list, at the indentation of those before it',
};

/** The syntax tree of one document; its offsets count from the start of the piece, as `original` maps them. */
export function parseText(text: string, piece: Piece): Parsed {
  const part = text.slice(piece.start, piece.end);
  const directive = directiveFault(part);
  if (directive) return { text: part, fault: directive };
  // A document end without a document before it.
  if (/^\.\.\.(?:\s|$)/.test(text.slice(piece.end)) && !/^(?!\s*(?:#|$))/m.test(part))
    return { text: part, fault: { code: 'yaml/syntax', start: 0, end: 0, expected: 'values before the end of the document' } };
  const tab = tabAtLineStart(part);
  if (tab !== undefined)
    return { text: part, fault: { code: 'yaml/syntax', start: tab, end: tab + 1, expected: expectations.TAB_AS_INDENT } };
  const parsed = parsePart(part);
  if (!parsed.fault && parsed.ignored === undefined) return parsed;
  const shifted = indentContinuations(part);
  const again = parsePart(shifted.text);
  if (again.fault) return parsed;
  return { ...again, original: shifted.original };
}

function parsePart(text: string): Parsed {
  const document = compose(text);
  const root = document.contents ?? undefined;
  const [error] = document.errors.filter((e) => !isHarmless(e, text)).sort((a, b) => a.pos[0] - b.pos[0]);
  if (!error) return { text, root };
  if (error.code === 'RESOURCE_EXHAUSTION') return { text, fault: { code: 'yaml/nesting', start: 0, end: 1, expected: 'less nesting' } };
  if (root && error.code === 'UNEXPECTED_TOKEN' && endsBefore(text, root, error.pos[0])) return { text, root, ignored: error.pos[0] };
  // Blanks are never at fault, tabs may be.
  const blanks = (/^ */.exec(text.slice(error.pos[0])) as RegExpExecArray)[0].length;
  const start = Math.min(error.pos[0] + blanks, Math.max(0, text.length - 1));
  const end = Math.min(Math.max(error.pos[1], start + 1), text.length);
  return { text, fault: { code: 'yaml/syntax', start, end, expected: expectations[error.code] } };
}

function compose(text: string): Document.Parsed {
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, resolveKnownTags: false, logLevel: 'silent' });
  const [document] = composer.compose(new Parser().parse(text), true, text.length);
  return document as Document.Parsed;
}

/** What go-yaml lets pass. */
const isHarmless = (error: YAMLParseError, text: string): boolean =>
  error.message.startsWith('Comments must be separated') ||
  (error.code === 'TAG_RESOLVE_FAILED' && !/^Could not resolve|has no suffix|must end/.test(error.message)) ||
  (error.code === 'BAD_DQ_ESCAPE' && isQuoteEscape(text, error.pos[0]));

/** The value of a text in quotes that stands alone. */
export function quotedValue(raw: string): string {
  const root = compose(raw).contents;
  return isScalar(root) ? root.source : '';
}

/** go-yaml stops reading where a map in brackets closes, or where a line is indented less than the map that the file began with. */
function endsBefore(text: string, root: ParsedNode, error: number): boolean {
  if (!isMap(root) || error < root.range[1] || !isToken(text.slice(error))) return false;
  if (root.flow) return true;
  const column = (offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1);
  return column(error) < column(root.range[0]) && !/\S/.test(text.slice(error - column(error), error));
}

/** Whether a text begins with a whole token: go-yaml looks one ahead before it stops. */
const isToken = (text: string): boolean =>
  !/^(?:[@`%]|[&*!]\S*[ \t]+-(?:\s|$)|[&*](?![\w-]+(?:[\s?:,\]}%@`]|$))|"(?!(?:[^"\\]|\\[^])*")|'(?![^']*'))/.test(text);

const opening = /^(?:\uFEFF?[ \t]*(?:#.*)?\r?\n)*/;

/** Helm 4 cuts directives off from their document and refuses them all; Helm 3 takes YAML 1.1 and TAG. */
function directiveFault(text: string): Fault | undefined {
  let start = (opening.exec(text) as RegExpExecArray)[0].length;
  const closed = /^---(?:\s|$)/m.test(text);
  while (text[start] === '%') {
    const end = text.indexOf('\n', start) === -1 ? text.length : text.indexOf('\n', start);
    const line = text.slice(start, end);
    if (!closed || !/^%(?:YAML[ \t]+1\.1|TAG[ \t]+\S+[ \t]+\S+)\s*(?:#.*)?$/.test(line))
      return { code: 'yaml/directive', start, end, expected: 'no directive: values are plain YAML 1.1' };
    start = end + 1;
    start += (opening.exec(text.slice(start)) as RegExpExecArray)[0].length;
  }
  return undefined;
}
