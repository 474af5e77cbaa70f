/** `node main.ts ARCHIVE IMAGE:TAG SBOM`: refuses an image with what it should not have, and writes what it has. */
import { writeFileSync } from 'node:fs';
import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { packagesOf } from './packages.ts';
import { sbomOf } from './sbom.ts';
import { withFiles } from './unpack.ts';
import { unwantedIn } from './unwanted.ts';

const [archive = '', image = '', sbom = ''] = process.argv.slice(2);
if (!archive || !image || !sbom) throw new Error('expected ARCHIVE IMAGE:TAG SBOM');
const [name = '', tag = ''] = image.split(':');

await withFiles(archive, async (root) => {
  const unwanted = unwantedIn(root);
  if (unwanted.length > 0) {
    console.error(`${image} has what an image that runs a program should not:\n${unwanted.slice(0, 20).join('\n')}`);
    process.exitCode = 1;
    return;
  }
  const packages = packagesOf(root);
  const text = sbomOf(name, tag, packages);
  const problem = await new JsonStrictValidator(Version.v1dot6).validate(text);
  if (problem) throw new Error(`the bill of materials of ${image} is not CycloneDX 1.6: ${JSON.stringify(problem)}`);
  writeFileSync(sbom, `${text}\n`);
  console.log(`${image}: ${packages.length} packages`);
});
