import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import pLimit from 'p-limit';

// OWASP's scrypt parameters for 32 MiB; runs on libuv's threads, two at once, so that others stay free for DNS and files.
const parameters = { N: 2 ** 15, r: 8, p: 3 } as const;
const keyLength = 32;
const limit = pLimit(2);
const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

interface Hash {
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly salt: Buffer;
  readonly key: Buffer;
}

/** @returns `scrypt$N$r$p$salt$key`, the last two in base64 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await keyOf(password, { ...parameters, salt, key: Buffer.alloc(keyLength) });
  const { N, r, p } = parameters;
  return ['scrypt', N, r, p, salt.toString('base64'), key.toString('base64')].join('$');
}

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const hash = parse(stored);
  return timingSafeEqual(await keyOf(password, hash), hash.key);
}

/** As slow as {@link verifyPassword}, so that time does not tell whether an account exists. */
export async function verifyNothing(password: string): Promise<void> {
  await keyOf(password, { ...parameters, salt: Buffer.alloc(16), key: Buffer.alloc(keyLength) });
}

const keyOf = (password: string, { N, r, p, salt, key }: Hash): Promise<Buffer> =>
  limit(() => derive(password.normalize('NFKC'), salt, key.length, { N, r, p, maxmem: 2 * 128 * N * r }));

function parse(stored: string): Hash {
  const [scheme, N, r, p, salt = '', key = ''] = stored.split('$');
  if (scheme !== 'scrypt') throw new Error('password hash: expected scheme scrypt');
  return { N: Number(N), r: Number(r), p: Number(p), salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') };
}
