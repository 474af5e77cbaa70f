import { readFile } from 'node:fs/promises';
import type { Overlay } from '@landfall/schemas/define';
import { images } from './release.ts';
import { run, tryRun } from './run.ts';

/** A namespace with what a release needs, beside that of `make up` and apart from it: a database, a Redis and the Secret. */
export interface Guest {
  readonly namespace: string;
  /** Addresses and images; they win over whatever a values file says. */
  readonly values: Overlay;
  /** The Secret's variables, for values that write them out. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** @param port of its Redis */
export async function guest(name: string, port: number): Promise<Guest> {
  const namespace = `landfall-${name}`;
  await removeGuest(name); // of a run that was cut off
  const file = (await run('tools/services/guest', ['up', name, String(port)])).trim();
  await run('tools/release/secrets', [file], { ENVIRONMENT: name });
  await run('kubectl', ['label', 'namespace', namespace, 'pod-security.kubernetes.io/enforce=restricted', '--overwrite']);
  const credentials = Object.fromEntries(
    (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  ) as Readonly<Record<string, string>>;
  const names = [
    'DATABASE_URL',
    'MIGRATION_DATABASE_URL',
    'REDIS_PASSWORD',
    'JWT_SECRET',
    'RESEND_API_KEY',
    'STRIPE_SECRET_KEY',
    'STRIPE_WEBHOOK_SECRET',
    'S3_ACCESS_KEY',
    'S3_SECRET_KEY',
  ];
  const { API_IMAGE_TAG, API_ARCHIVE, WEB_IMAGE_TAG, WEB_ARCHIVE } = await images();
  // What was built since `make up` is not on the nodes yet.
  await run('tools/cluster/import', [API_ARCHIVE, WEB_ARCHIVE]);
  const [address, cidrs] = [credentials['REDIS_HOST'] as string, [`${credentials['REDIS_HOST']}/32`]];
  return {
    namespace,
    secrets: Object.fromEntries(names.map((one) => [one, credentials[one] as string])),
    values: {
      image: { registry: 'localhost', pullPolicy: 'IfNotPresent' },
      api: { image: { tag: API_IMAGE_TAG, digest: '' } },
      web: { image: { tag: WEB_IMAGE_TAG, digest: '' } },
      config: {
        REDIS_HOST: address,
        REDIS_PORT: port,
        RESEND_BASE_URL: credentials['RESEND_BASE_URL'] as string,
        STRIPE_BASE_URL: credentials['STRIPE_BASE_URL'] as string,
        S3_ENDPOINT: credentials['S3_ENDPOINT'] as string,
        S3_BUCKET: credentials['S3_BUCKET'] as string,
        S3_FORCE_PATH_STYLE: true,
      },
      networkPolicy: {
        database: { cidrs, port: 5432 },
        redis: { cidrs, port },
        mail: { cidrs, port: 8025 },
        payments: { cidrs, port: 12111 },
        objectStore: { cidrs, port: 9000 },
      },
    },
  };
}

export async function removeGuest(name: string): Promise<void> {
  // Its releases with it: without their pods nobody is connected to the database.
  await tryRun('kubectl', ['delete', 'namespace', `landfall-${name}`, '--ignore-not-found', '--wait']);
  await run('tools/services/guest', ['down', name]);
}
