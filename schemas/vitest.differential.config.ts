import { defineConfig } from 'vitest/config';

/** Against real Helm 3 and Helm 4; a seed is printed by every suite and SEED repeats it. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    name: 'differential',
    include: ['differential/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
