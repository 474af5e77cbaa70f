import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Vite takes graphql's ES modules; Node.js takes CommonJS, as mercurius requires it, and the two refuse each other's schemas.
const alias = [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }];

export default defineConfig({
  resolve: { alias, conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'], globalSetup: 'test/support/generate.ts' } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/support/generate.ts', 'test/support/services.ts'],
          // Redis has one set of queues: one file at a time.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
