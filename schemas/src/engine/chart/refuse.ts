import { Refusal, type CodeInfo } from '../finding.ts';
import type { Span } from '../source.ts';
import type { Path } from '../tree.ts';

/** The whole of a file that has no text to show: an archive, a folder. */
export const wholeFile = (name: string): Span => ({ source: { name, kind: 'defaults', text: '' }, start: 0, end: 0 });

export function refuse({ code }: CodeInfo, at: Span, message: string, help?: string, path: Path = []): Refusal {
  return new Refusal({ code, severity: 'error', path, at, message, ...(help === undefined ? {} : { help }), environments: [] });
}
