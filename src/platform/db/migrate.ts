/**
 * Numbered SQL migrations: a folder a step under `db/migrations`, `up.sql` with optional `before.sql` and `after.sql`
 * whose `SELECT`s must return no row (each row is a breach). All steps of one start run in one transaction.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { createPool, type DatabaseConfig } from './pool.ts'

const FOLDER = fileURLToPath(new URL('../../../db/migrations/', import.meta.url))

/**
 * Brings a database to the newest schema, or only as far as the step `upTo`; nothing to do is fine. Returns the names of
 * the steps taken.
 */
export async function migrate(config: DatabaseConfig, upTo?: string): Promise<string[]> {
  const pool = createPool(config, { max: 1, name: 'dunwell-migrate' })
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    // One transaction. Of two servers that start at the same moment on an empty database, `IF NOT EXISTS` stops neither.
    await pool.query(
      "SELECT pg_advisory_xact_lock(hashtextextended('dunwell.migrate', 7)); CREATE SCHEMA IF NOT EXISTS platform",
    )
    const migrator = new Migrator({
      db: kysely,
      provider: { getMigrations: async () => readMigrations() },
      migrationTableSchema: 'platform',
      migrationTableName: 'migration',
      migrationLockTableName: 'migration_lock',
    })
    const { error, results } = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest())
    if (error) throw error
    return (results ?? []).map((step) => step.migrationName)
  } finally {
    await kysely.destroy()
  }
}

/** Whether every step on disk has been taken: a cheap question for a start that has nothing to do. */
export async function isMigrated(config: DatabaseConfig): Promise<boolean> {
  const pool = createPool(config, { max: 1, name: 'dunwell-migrate' })
  try {
    const { rows } = await pool.query('SELECT name FROM platform.migration')
    const taken = new Set(rows.map((row) => row.name as string))
    return migrationNames().every((name) => taken.has(name))
  } catch {
    return false
  } finally {
    await pool.end()
  }
}

/** Every step on disk, oldest first. An empty folder (git leaves them behind when a branch is changed) is no step. */
export function migrationNames(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${FOLDER}${entry.name}/up.sql`))
    .map((entry) => entry.name)
    .sort()
}

function readMigrations(): Record<string, Migration> {
  return Object.fromEntries(migrationNames().map((name) => [name, { up: (db) => runStep(db, name) }]))
}

async function runStep(db: Kysely<unknown>, name: string) {
  await assertNoRow(db, name, 'before.sql')
  await sql.raw(readFileSync(`${FOLDER}${name}/up.sql`, 'utf8')).execute(db)
  await assertNoRow(db, name, 'after.sql')
}

async function assertNoRow(db: Kysely<unknown>, name: string, file: string) {
  const path = `${FOLDER}${name}/${file}`
  if (!existsSync(path)) return
  const { rows } = await sql.raw(readFileSync(path, 'utf8')).execute(db)
  if (rows.length > 0) throw new Error(`${name}/${file}: ${JSON.stringify(rows[0])}`)
}
