import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import type { PostgresConfig } from '../../src/platform/postgres/postgres.ts'
import { dropDatabase, inDatabase, withClient } from './postgres.ts'

export interface TestDatabase {
  /** For `pg.Pool`, `pg.Client` and everything of ours that connects. */
  config: PostgresConfig
  drop(): Promise<void>
}

/**
 * A migrated database of one's own, cloned from the run's template:
 *
 *     let database: TestDatabase
 *     beforeAll(async () => { database = await testDatabase() })
 *     afterAll(() => database.drop())
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { config, template, prefix } = inject('dunwell')
  const name = prefix + randomBytes(6).toString('hex')
  await withClient(config, (client) => client.query(`create database ${name} template ${template}`))
  return {
    config: inDatabase(config, name),
    drop: async () => {
      await withClient(config, (client) => dropDatabase(client, name))
    },
  }
}
