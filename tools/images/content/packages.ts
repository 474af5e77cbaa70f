import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from './unpack.ts';

export interface Package {
  readonly kind: 'npm' | 'deb' | 'node';
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license?: string;
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Every package of an image's files, each version once: Debian's, Node.js, those in node_modules and those that bundles were made of. */
export function packagesOf(root: string): Package[] {
  const files = filesIn(root);
  const manifests = files.filter((file) => /(^|\/)node_modules\/(@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(file));
  const own = files.filter((file) => /^app\/(apps\/[^/]+\/)?package\.json$/.test(file));
  const all = [
    ...debian(root),
    ...node(root),
    ...manifests.flatMap((file) => installed(read(root, file))),
    ...own.flatMap((file) => declared(read(root, file))),
    ...files.filter((file) => file.startsWith('app/') && file.endsWith('.js.map')).flatMap((file) => bundled(path.join(root, file))),
  ];
  const unique = new Map(all.toReversed().map((one) => [`${one.kind} ${one.name}@${one.version}`, one]));
  return [...unique.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const read = (root: string, file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Manifest;
const npm = (name: string, version: string, license?: unknown): Package => ({
  kind: 'npm',
  name,
  version,
  ...(typeof license === 'string' && { license }),
});

const installed = ({ name, version, license }: Manifest): Package[] => (name && version ? [npm(name, version, license)] : []);

/** Of an app whose dependencies are compiled into it: they are pinned. */
const declared = ({ dependencies = {} }: Manifest): Package[] =>
  Object.entries(dependencies).flatMap(([name, version]) => (/^\d/.test(version) ? [npm(name, version)] : []));

/** A bundle's source map names its sources by the folders of pnpm's store. */
function bundled(file: string): Package[] {
  const { sources } = JSON.parse(readFileSync(file, 'utf8')) as { sources: string[] };
  return sources.flatMap((source) => {
    const [, scope, name, version] = /\/\.pnpm\/(?:(@[^+/]+)\+)?([^@/]+)@(\d[^_(/]*)/.exec(source) ?? [];
    return name && version ? [npm(scope ? `${scope}/${name}` : name, version)] : [];
  });
}

function debian(root: string): Package[] {
  const folder = path.join(root, 'var/lib/dpkg/status.d');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((file) => {
    const status = readFileSync(path.join(folder, file), 'utf8');
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(status)?.[1] ?? '';
    return { kind: 'deb', name: field('Package'), version: field('Version') };
  });
}

/** The program has its version in it. */
function node(root: string): Package[] {
  const file = path.join(root, 'usr/local/bin/node');
  if (!existsSync(file)) return [];
  const version = /node\.js\/v(\d+\.\d+\.\d+)/.exec(readFileSync(file, 'latin1'))?.[1];
  if (!version) throw new Error(`expected Node.js to tell its version in ${file}, found none`);
  return [{ kind: 'node', name: 'node', version }];
}
