import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Bundles a command into FOLDER/values.mjs; what it imports lazily lies beside, in chunks/. Nothing is minified, so that a stack trace
 * can be read.
 * @returns the absolute paths of the files that went in
 */
export async function bundle(entry: string, folder: string): Promise<string[]> {
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
    target: 'node22',
    conditions: ['source'],
    legalComments: 'none',
    // CommonJS packages require Node's own modules.
    banner: { js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);" },
    metafile: true,
    logLevel: 'warning',
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const packages = imports.filter((i) => i.external && !isBuiltin(i.path)).map((i) => i.path);
  if (packages.length > 0) throw new Error(`expected a bundle that needs Node.js only, found imports of ${packages.join(', ')}`);
  return Object.keys(metafile.inputs).map((file) => path.resolve(root, file));
}
