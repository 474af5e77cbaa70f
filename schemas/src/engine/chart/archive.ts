import { createRequire } from 'node:module';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type * as tar from 'tar';
import type { Helm } from '../helm.ts';
import { chartCodes } from './codes.ts';
import { limits, limitsFiles, type ChartFile } from './files.ts';
import { refuse, wholeFile } from './refuse.ts';

/** The files of a packaged chart, in the archive's order. */
export function filesOfArchive(bytes: Uint8Array, shown: string, helm: Helm): ChartFile[] {
  const stop = (message: string, help?: string) => refuse(chartCodes.archive, wholeFile(shown), message, help);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8)
    throw stop('this is no gzipped archive', 'name the folder of a chart, or what `helm package` made of one');
  const files: ChartFile[] = [];
  for (const { path: entry, data, size } of unpacked(bytes, stop)) {
    const name = nameOf(entry, stop);
    if (limitsFiles(helm.version) && size > limits.file)
      throw stop(`${name} has ${size} bytes, and Helm ${helm.version} takes ${limits.file} at most`);
    files.push({ name, shown: `${shown}:${name}`, read: () => data });
  }
  if (files.length === 0) throw stop('the archive has no files');
  return files;
}

interface Entry {
  readonly path: string;
  readonly size: number;
  readonly data: Uint8Array;
}

/** First bytes of gzip and Zstandard. */
const packings = [
  [0x1f, 0x8b],
  [0x28, 0xb5, 0x2f, 0xfd],
];

type Stop = (message: string, help?: string) => Error;

function unpacked(bytes: Uint8Array, stop: Stop): Entry[] {
  let plain: Uint8Array;
  try {
    plain = gunzipSync(bytes, { maxOutputLength: limits.chart * 2 });
  } catch (error) {
    throw stop(`the archive cannot be unpacked: ${(error as Error).message}`);
  }
  // The parser would unpack it once more, which Helm does not.
  if (packings.some((magic) => magic.every((byte, i) => plain[i] === byte))) throw stop('the archive is packed twice');
  // Only archives need it, and it is half of the time that a command takes to start.
  const { Parser } = createRequire(import.meta.url)('tar') as typeof tar;
  const entries: Entry[] = [];
  const faults: string[] = [];
  let total = 0;
  const parser = new Parser({
    strict: false,
    onwarn: (code, message) => {
      if (code === 'TAR_BAD_ARCHIVE' || code === 'TAR_ENTRY_INVALID') faults.push(message);
    },
    onReadEntry: (entry: tar.ReadEntry) => {
      const chunks: Uint8Array[] = [];
      entry.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      entry.on('end', () => {
        if (entry.type === 'Directory') return;
        total += entry.size;
        entries.push({ path: entry.path, size: entry.size, data: Buffer.concat(chunks) });
      });
    },
  });
  parser.end(Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength));
  if (faults.length > 0) throw stop(`the archive is broken: ${faults[0]}`);
  if (total >= limits.chart) throw stop(`the archive unpacks to more than ${limits.chart} bytes`);
  return entries;
}

/** The path below the archive's one folder, whatever that is called. */
function nameOf(entry: string, stop: Stop): string {
  const separator = entry.includes('\\') ? '\\' : '/';
  const [top, ...rest] = entry.split(separator);
  const below = rest.join('/');
  if (below.startsWith('/')) throw stop(`${JSON.stringify(entry)} is an absolute path`);
  const name = path.posix.normalize(below);
  if (name === '.') throw stop(`${JSON.stringify(entry)} lies outside the folder of the chart`, 'an archive has one folder at its top');
  if (name.startsWith('..')) throw stop(`${JSON.stringify(entry)} leads out of the chart`);
  if (/^[A-Za-z]:\//.test(name)) throw stop(`${JSON.stringify(entry)} is no path that a chart may have`);
  if (top === 'Chart.yaml') throw stop('Chart.yaml is not in the folder at the top of the archive');
  return name;
}
