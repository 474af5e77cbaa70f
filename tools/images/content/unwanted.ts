import { lstatSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from './unpack.ts';

interface Rule {
  readonly what: string;
  readonly path: RegExp;
}

const program = (...names: string[]) => new RegExp(`(^|/)(s?bin|\\.bin)/(${names.join('|')})([-.\\d][^/]*)?$`);
const packages = (...names: string[]) => new RegExp(`(^|/)node_modules/(${names.join('|')})(/|$)`);

/** What an image that only runs a program has no use for, and an intruder has. */
const rules: readonly Rule[] = [
  {
    what: 'package manager',
    path: program('npm', 'npx', 'pnpm', 'pnpx', 'yarn', 'yarnpkg', 'corepack', 'apt', 'apt-get', 'dpkg', 'apk', 'rpm', 'pip'),
  },
  { what: 'package manager', path: packages('npm', 'pnpm', 'yarn', 'corepack') },
  { what: 'shell', path: program('sh', 'ash', 'bash', 'dash', 'busybox') },
  { what: 'interpreter', path: program('perl', 'python', 'ruby', 'awk', 'mawk', 'gawk') },
  { what: 'compiler', path: program('cc', 'gcc', 'g\\+\\+', 'c\\+\\+', 'clang', 'ld', 'as', 'make', 'go', 'rustc', 'tsc') },
  { what: 'compiler', path: packages('typescript', 'esbuild', '@esbuild', '@swc/core', 'node-gyp', 'ts-node', 'tsx') },
  {
    what: 'development package',
    path: packages('prisma', '@prisma/engines', '@types', 'vitest', 'vite', 'oxlint', 'prettier', 'playwright-core', '@vercel/nft'),
  },
  { what: 'TypeScript source', path: /\.[cm]?tsx?$/ },
  { what: 'test', path: /\/(tests?|__tests__)\/|\.(test|spec)\.[cm]?js$/ },
];

const maxSourceMapBytes = 1024 * 1024;

/** What is in the files of an image that should not be; each with its path. */
export function unwantedIn(root: string): string[] {
  return filesIn(root).flatMap((file) => {
    const found = rules.find((rule) => rule.path.test(file))?.what ?? ofFile(path.join(root, file));
    return found ? [`${found}: /${file}`] : [];
  });
}

function ofFile(file: string): string | undefined {
  const stat = lstatSync(file);
  if (!stat.isFile()) return undefined;
  if (stat.mode & 0o6000) return 'file that runs as its owner';
  return file.endsWith('.map') && stat.size > maxSourceMapBytes ? 'large source map' : undefined;
}
