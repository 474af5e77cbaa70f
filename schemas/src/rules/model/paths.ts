import path from 'node:path';

/** An absolute path without `.`, `..` and doubled slashes, as Go's `path.Clean` gives it to the chart. */
export const cleanPath = (text: string): string => path.posix.normalize(text).replace(/(?<=.)\/$/, '');
