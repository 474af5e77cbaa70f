import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    name: 'e2e',
    include: ['test/**/*.test.ts'],
    // One release, one cluster: suites that change them must not meet.
    fileParallelism: false,
    // Longer than helm's own --timeout, which explains more than this one.
    testTimeout: 330_000,
    hookTimeout: 180_000,
  },
});
