import { defineConfig } from 'vitest/config';

/** The tests that mutants are tried on: those of the engine and the rules which start no process and try no random input. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    name: 'mutation',
    include: ['test/{chart,check,engine,merge,read,rules,schema-check,set}/**/*.test.ts', 'test/suppress.test.ts'],
    exclude: ['**/fuzz.test.ts'],
  },
});
