/** The fields of the first line that is not empty, as Go's encoding/csv reads them, and Helm with it; undefined where it refuses. */
export function firstRecord(text: string): string[] | undefined {
  const lines = text.replaceAll('\r\n', '\n').replace(/\r$/, '').replace(/^\n+/, '');
  if (lines === '') return undefined;
  const field = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/y;
  const fields: string[] = [];
  for (let match = field.exec(lines); match; match = field.exec(lines)) {
    const [, quoted, plain, end] = match;
    fields.push(quoted?.replaceAll('""', '"') ?? (plain as string));
    if (end !== ',') return fields;
  }
  return undefined;
}
