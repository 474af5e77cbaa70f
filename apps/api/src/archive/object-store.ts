import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

export interface ObjectStoreEnv {
  readonly S3_ENDPOINT?: string;
  readonly S3_REGION: string;
  readonly S3_BUCKET: string;
  readonly S3_FORCE_PATH_STYLE: boolean;
  readonly S3_ACCESS_KEY: string;
  readonly S3_SECRET_KEY: string;
}

export interface ObjectStore {
  readonly bucket: string;
  /** Writes an object; the store itself compares it with `sha256` (base64). */
  put(key: string, body: Uint8Array, sha256: string, signal: AbortSignal): Promise<void>;
  get(key: string, signal: AbortSignal): Promise<Uint8Array>;
}

/** S3, or a store of its form. */
export function openObjectStore(env: ObjectStoreEnv): ObjectStore {
  const bucket = env.S3_BUCKET;
  const client = new S3Client({
    region: env.S3_REGION,
    forcePathStyle: env.S3_FORCE_PATH_STYLE,
    credentials: { accessKeyId: env.S3_ACCESS_KEY, secretAccessKey: env.S3_SECRET_KEY },
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
    ...(env.S3_ENDPOINT !== undefined && { endpoint: env.S3_ENDPOINT }),
  });
  return {
    bucket,
    async put(key, body, sha256, abortSignal) {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentLength: body.byteLength,
        ContentType: 'application/gzip',
        ChecksumSHA256: sha256,
      });
      await client.send(command, { abortSignal });
    },
    async get(key, abortSignal) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), { abortSignal });
      if (!Body) throw new Error(`object ${key} has no body`);
      return Body.transformToByteArray();
    },
  };
}
