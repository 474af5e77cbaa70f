import { defineConfig } from 'vitest/config';

/** What needs a real API server: the programs of `make cluster-tools`. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    name: 'oracle',
    include: ['oracle/*.test.ts'],
    isolate: false,
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 90_000,
  },
});
