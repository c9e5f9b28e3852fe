import { spawnSync } from 'node:child_process'
import { defineConfig } from 'vitest/config'

// Workers run much code a few times and little of it long: what V8 spends on optimizing it early never comes back. Not every version knows the option.
const later = '--interrupt-budget=1000000'
const known = spawnSync(process.execPath, [later, '--eval', '']).status === 0

// Files share their worker, so that the dictionary and the libraries are compiled once; no test changes anything global.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    execArgv: known ? [later] : [],
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
