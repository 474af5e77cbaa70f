import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  // Without isolation the test files of a worker share what was rendered.
  test: { name: 'chart', include: ['*.test.ts'], isolate: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
