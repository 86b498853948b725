/** A database nobody has migrated, to restore into; gone at the end of the run whatever happens. */
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { inDatabase, withClient } from '../support/postgres.ts'
import type { TestDatabase } from '../support/database.ts'

export async function blankDatabase(): Promise<TestDatabase> {
  const { config, prefix } = inject('dunwell')
  const name = prefix + randomBytes(6).toString('hex')
  await withClient(config, (client) => client.query(`create database ${name}`))
  return {
    config: inDatabase(config, name),
    drop: () =>
      withClient(
        config,
        async (client) => void (await client.query(`drop database if exists ${name} with (force)`)),
      ),
  }
}
