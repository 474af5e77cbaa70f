import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The licences of all packages that bundled files came from, as one text, sorted by name. Throws where a package brings none. */
export async function licenses(files: readonly string[]): Promise<string> {
  const folders = new Set(files.map(packageFolder).filter((folder) => folder !== undefined));
  const texts = await Promise.all([...folders].sort().map(licenseOf));
  return texts.sort().join(`\n${'-'.repeat(78)}\n\n`);
}

/** …/node_modules/.pnpm/ajv@8/node_modules/ajv/dist/x.js → …/node_modules/ajv */
function packageFolder(file: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}

async function licenseOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`expected a licence file in ${name} ${version}, found none`);
  return `${name} ${version} (${license})\n\n${(await readFile(path.join(folder, file), 'utf8')).trim()}\n`;
}
