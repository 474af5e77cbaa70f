/** Provenance: what a key signed verifies with that key, by both Helms; anything changed afterwards, or another key, does not. */
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { helms, packageChart, sha256, signChart as sign, temporaryFolder, throwAwayKey, tryRun, type Key } from './testing.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const temporary = temporaryFolder();

let ours: Key;
let theirs: Key;
let signed: string;
beforeAll(() => {
  [ours, theirs] = [throwAwayKey(temporary, 'release'), throwAwayKey(temporary, 'stranger')];
  signed = sign(path.join(temporary, 'signed'), ours);
});

/** A copy of the signed package and of its provenance, to do something to. */
function copy(name: string): { archive: string; provenance: string } {
  const folder = path.join(temporary, name);
  mkdirSync(folder, { recursive: true });
  const archive = path.join(folder, path.basename(signed));
  copyFileSync(signed, archive);
  copyFileSync(`${signed}.prov`, `${archive}.prov`);
  return { archive, provenance: `${archive}.prov` };
}

it('signs the bytes that it would package unsigned', () => {
  expect(sha256(signed)).toBe(sha256(packageChart(path.join(temporary, 'unsigned'))));
  expect(readFileSync(`${signed}.prov`, 'utf8')).toContain(`sha256:${sha256(signed)}`);
});

describe.each(helms)('%s', (helm) => {
  const verify = (archive: string, keyring: string) => tryRun(helm, ['verify', archive, '--keyring', keyring]);

  it('verifies it with the public key, and names the signer', () => {
    const { status, stdout, stderr } = verify(signed, ours.public);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('release <release@landfall.example>');
    expect(stdout).toContain(`sha256:${sha256(signed)}`);
  });

  it('refuses a package that was changed', () => {
    const { archive } = copy(`changed for ${helm}`);
    appendFileSync(archive, '\0');
    const { status, stderr } = verify(archive, ours.public);
    expect(status).not.toBe(0);
    expect(stderr).toContain('sha256 sum does not match');
  });

  it('refuses a provenance that was made to fit a changed package', () => {
    const { archive, provenance } = copy(`fitted for ${helm}`);
    appendFileSync(archive, '\0');
    writeFileSync(provenance, readFileSync(provenance, 'utf8').replace(sha256(signed), sha256(archive)));
    const { status, stderr } = verify(archive, ours.public);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/signature/i);
  });

  it("refuses a stranger's signature", () => {
    const archive = sign(path.join(temporary, `stranger for ${helm}`), theirs);
    const { status, stderr } = verify(archive, ours.public);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/signature made by unknown entity/);
  });

  it('refuses a package without provenance', () => {
    const archive = packageChart(path.join(temporary, `bare for ${helm}`));
    expect(verify(archive, ours.public).status).not.toBe(0);
  });
});
