/** The database of a command: opened, brought to the newest schema, and given back whatever happens. */
import type { CliIo } from '../platform/cli.ts'
import { isMigrated, migrate } from '../platform/db/migrate.ts'
import { createPool, type DatabaseConfig } from '../platform/db/pool.ts'
import type { Database } from '../platform/db/tx.ts'
import { databaseOptionsFromEnvironment, openPostgres } from '../platform/postgres/postgres.ts'

export type Opened = { database: Database; dataDir: string; config: DatabaseConfig; embedded: boolean }

export async function withDatabase<Result>(
  options: CliIo['options'],
  say: (line: string) => void,
  work: (opened: Opened) => Promise<Result>,
  ready: { migrate: boolean } = { migrate: true },
): Promise<Result> {
  const flag = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined)
  const where = databaseOptionsFromEnvironment(process.env, {
    database: flag('database'),
    data: flag('data'),
  })
  const postgres = await openPostgres({ ...where, log: say })
  const { config, embedded } = postgres
  try {
    if (ready.migrate && !(await isMigrated(config))) await migrate(config)
    const database: Database = { pool: createPool(config) }
    try {
      return await work({ database, dataDir: where.dataDir, config, embedded })
    } finally {
      await database.pool.end()
    }
  } finally {
    await postgres.release()
  }
}
