import { configDefaults, defineConfig } from 'vitest/config'

const SECOND = 1000
const onPostgres = { globalSetup: './tests/support/postgres.ts' }

export default defineConfig({
  test: {
    // The budget is a two-core machine, and a PostgreSQL and a browser run beside the tests.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, 'src/**/*.db.test.ts'],
          testTimeout: 10 * SECOND,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          testTimeout: 60 * SECOND,
        },
      },
      {
        test: {
          name: 'database',
          include: [
            'src/**/*.db.test.ts',
            'tests/support/**/*.test.ts',
            'tests/scenarios/**/*.test.ts',
            'tests/faults/**/*.test.ts',
          ],
          testTimeout: 60 * SECOND,
          hookTimeout: 60 * SECOND,
          ...onPostgres,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120 * SECOND,
          hookTimeout: 120 * SECOND,
          ...onPostgres,
        },
      },
    ],
  },
})
