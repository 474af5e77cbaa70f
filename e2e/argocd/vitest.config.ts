import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    name: 'argocd',
    include: ['**/*.test.ts'],
    globalSetup: 'setup.ts',
    // One cluster and one Application at a time; a test goes on from what the one before it left.
    fileParallelism: false,
    bail: 1,
    testTimeout: 300_000,
    hookTimeout: 180_000,
  },
});
