import { defineConfig } from 'vitest/config'

// Files share their worker, so that the dictionary and the libraries are compiled once; no test changes anything global.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
