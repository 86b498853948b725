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
          setupFiles: './tests/support/seed.ts',
          testTimeout: 10 * SECOND,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/architecture/**/*.db.test.ts'],
          testTimeout: 60 * SECOND,
        },
      },
      {
        test: {
          name: 'database',
          // Whatever is no other project's: no test file is left out because its folder is listed nowhere.
          include: ['src/**/*.db.test.ts', 'tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/architecture/**/!(*.db).test.ts', 'tests/e2e/**'],
          testTimeout: 60 * SECOND,
          hookTimeout: 60 * SECOND,
          ...onPostgres,
        },
      },
      {
        test: {
          name: 'browser',
          // A browser, a server and a database share two cores with whatever else runs there: one second try.
          retry: 1,
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120 * SECOND,
          hookTimeout: 120 * SECOND,
          ...onPostgres,
        },
      },
    ],
  },
})
