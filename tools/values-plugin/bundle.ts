import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/** Our own sources load a package where it is needed, by a `createRequire(import.meta.url)`: what that loads has to go in, too. */
const lazyPackages: Plugin = {
  name: 'lazy packages',
  setup: (build) =>
    build.onLoad({ filter: /\/schemas\/src\/.*\.ts$/ }, async ({ path: file }) => ({
      loader: 'ts',
      contents: withPlainRequire(await readFile(file, 'utf8')),
    })),
};

function withPlainRequire(text: string): string {
  const create = 'createRequire(import.meta.url)';
  const name = /^const (\w+) = createRequire\(import\.meta\.url\);$/m.exec(text)?.[1];
  if (!name) return text.replaceAll(`${create}(`, 'require(');
  return text.replace(`const ${name} = ${create};`, '').replaceAll(new RegExp(`(?<![.\\w])${name}\\(`, 'g'), 'require(');
}

/** The version is read from package.json, which is not there at run time. */
const constantVersion = (version: string): Plugin => ({
  name: 'constant version',
  setup: (build) =>
    build.onLoad({ filter: /\/schemas\/src\/cli\/version\.ts$/ }, () => ({
      loader: 'ts',
      contents: `export const version = () => ${JSON.stringify(version)};`,
    })),
});

/**
 * Bundles a command into FOLDER/values.mjs; what it imports lazily lies beside, in chunks/. Nothing is minified, so that a stack trace
 * can be read.
 * @returns the absolute paths of the files that went in
 * @throws if the result would need anything but Node.js
 */
export async function bundle(entry: string, folder: string, version: string): Promise<string[]> {
  // CommonJS packages require Node's own modules.
  const banner = "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);";
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { values: entry },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    conditions: ['source'],
    legalComments: 'none',
    banner: { js: banner },
    plugins: [constantVersion(version), lazyPackages],
    metafile: true,
    logLevel: 'warning',
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const packages = imports.filter((i) => i.external && !isBuiltin(i.path)).map((i) => i.path);
  if (packages.length > 0) throw new Error(`expected a bundle that needs Node.js only, found imports of ${packages.join(', ')}`);
  for (const file of Object.keys(metafile.outputs))
    if ((await readFile(path.resolve(root, file), 'utf8')).replace(banner, '').includes('import.meta.'))
      throw new Error(`expected a bundle that does not look around itself, found import.meta in ${file}`);
  return Object.keys(metafile.inputs).map((file) => path.resolve(root, file));
}
