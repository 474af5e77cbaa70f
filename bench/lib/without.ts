/** Loaded first: replaces files of the api's sources by those of api/without/FEATURE, for each feature that WITHOUT names. */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const source = path.resolve(import.meta.dirname, '../../apps/api/src');
const folders = (process.env['WITHOUT'] ?? '')
  .split(',')
  .flatMap((name) => (name ? [path.join(import.meta.dirname, '../api/without', name)] : []));
for (const folder of folders) if (!existsSync(folder)) throw new Error(`expected a feature's folder, found none: ${folder}`);

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    if (!resolved.url.startsWith('file:')) return resolved;
    const file = path.relative(source, fileURLToPath(resolved.url));
    if (file.startsWith('..')) return resolved;
    const replacement = folders.map((folder) => path.join(folder, file)).find((other) => existsSync(other));
    return replacement ? { ...resolved, url: pathToFileURL(replacement).href } : resolved;
  },
});
