import { defineConfig } from 'vitest/config'

/** Measurements, not tests: `npm run ease` and `npm run pictures`. They write what they saw; CI does not run them. */
export default defineConfig({
  test: {
    include: ['tests/ease/**/*.measure.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    globalSetup: './tests/support/postgres.ts',
  },
})
