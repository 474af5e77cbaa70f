import { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments, type Document, type Range } from 'yaml';
import { hasCredentials } from '../../engine/schema/credentials.ts';
import type { Path } from '../../engine/tree.ts';
import type { Stretch } from './stretch.ts';

/** Enough for any file that people write; a file that exceeds it is shown nowhere. */
const budget = 100_000;

/**
 * Where the secrets of a values file stand: also under keys that a duplicate hides, in documents that Helm does not read, and
 * behind anchors. Undefined for a file that cannot be parsed, whose every line may be one.
 *
 * @param isSecretKey whether the last key of a path is one itself
 */
export function secretsOfYaml(
  text: string,
  isSecret: (path: Path) => boolean,
  isSecretKey: (path: Path) => boolean = () => false,
): Stretch[] | undefined {
  const found: Stretch[] = [];
  let left = budget;

  const walk = (document: Document, node: unknown, path: Path, seen: readonly unknown[]): void => {
    if (--left < 0 || node === null || node === undefined) return;
    const hidden = isSecret(path);
    if (isAlias(node)) {
      if (hidden) mask(node);
      const target = node.resolve(document);
      if (target !== undefined && !seen.includes(target)) walk(document, target, path, [...seen, target]);
    } else if (isMap(node)) {
      if (node.items.length === 0 && hidden) mask(node);
      for (const item of node.items) {
        if (!isPair(item)) continue;
        const key = isScalar(item.key) ? (item.key.source ?? String(item.key.value)) : undefined;
        if (key === undefined) walk(document, item.key, path, seen);
        else if (isScalar(item.key) && isSecretKey([...path, key])) mask(item.key);
        // Entries of a merged map stand where the merge does.
        walk(document, item.value, key === '<<' ? path : [...path, key ?? ''], seen);
      }
    } else if (isSeq(node)) node.items.forEach((item, i) => walk(document, item, [...path, i], seen));
    else if (hidden || (isScalar(node) && hasCredentials(node.value))) mask(node);
  };
  const mask = ({ range }: { range?: Range | null | undefined }) => {
    if (range) found.push({ start: range[0], end: range[1] });
  };

  const documents = parseAllDocuments(text, { version: '1.1', merge: false, uniqueKeys: false, logLevel: 'silent', stringKeys: false });
  if (!Array.isArray(documents)) return found;
  for (const document of documents) {
    if (document.errors.length > 0) return undefined;
    walk(document, document.contents, [], []);
  }
  return left < 0 ? undefined : found;
}
