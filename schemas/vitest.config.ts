import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    name: 'schemas',
    include: ['test/**/*.test.ts'],
    // Thousands of random inputs in one test, on a machine that may be busy.
    testTimeout: 60_000,
  },
});
