import { join } from 'node:path';
import type { NextConfig } from 'next';

const repository = join(import.meta.dirname, '../..');

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  poweredByHeader: false,
  reactStrictMode: true,
  // `pnpm typecheck` does it, tests included.
  typescript: { ignoreBuildErrors: true },
  // No image is resized at run time: sharp stays out of the image.
  images: { unoptimized: true },
  outputFileTracingExcludes: { '*': ['../../node_modules/.pnpm/sharp@*/**', '../../node_modules/.pnpm/@img+*/**'] },
  // The root file system is read-only at run time.
  experimental: { isrFlushToDisk: false },
  // What does not depend on the environment; the rest is in src/proxy.ts.
  headers: async () => [{ source: '/:path*', headers: [{ key: 'x-content-type-options', value: 'nosniff' }] }],
};

export default config;
