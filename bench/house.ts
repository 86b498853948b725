/** A database of its own for a measurement, on the server given, gone afterwards. */
import { randomBytes } from 'node:crypto'
import { migrate } from '../src/platform/db/migrate.ts'
import { createPool, type DatabaseConfig } from '../src/platform/db/pool.ts'
import type { Database } from '../src/platform/db/tx.ts'

export type House = {
  config: DatabaseConfig
  database: Database
  /** The name of the database, to make another one from. */
  name: string
  /** Closes every connection and keeps the database, so that it can be copied. */
  rest(): Promise<void>
  drop(): Promise<void>
}

/** An empty, migrated database, or a copy of `like` (to which nobody may be connected). */
export async function openHouse(server: DatabaseConfig, like?: House): Promise<House> {
  const name = `dunwell_bench_${randomBytes(6).toString('hex')}`
  await asOwner(
    server,
    like ? `CREATE DATABASE ${name} TEMPLATE ${like.name} STRATEGY file_copy` : empty(name),
  )
  const config = inDatabase(server, name)
  const remove = () => removeDatabase(server, name)
  try {
    if (!like) await migrate(config)
  } catch (error) {
    await remove()
    throw error
  }
  const database = { pool: createPool(config, { name: 'dunwell-bench' }) }
  const rest = once(() => database.pool.end())
  return {
    config,
    database,
    name,
    rest,
    drop: once(async () => {
      await rest()
      await remove()
    }),
  }
}

/** Up to date statistics and a settled disk, as a database has that did not just come into the world. */
export async function settle(database: Database): Promise<void> {
  await database.pool.query('VACUUM ANALYZE')
  // A role without the privilege measures without it; what it would have saved is then in both figures.
  await database.pool.query('CHECKPOINT').catch(() => undefined)
}

/** Plainly first: forcing is refused while an autovacuum worker is there, which a plain drop simply sends away. */
async function removeDatabase(server: DatabaseConfig, name: string) {
  const drop = `DROP DATABASE IF EXISTS ${name}`
  await asOwner(server, drop).catch(() => asOwner(server, `${drop} WITH (FORCE)`))
}

function empty(name: string): string {
  return `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`
}

async function asOwner(server: DatabaseConfig, statement: string) {
  const pool = createPool(server, { max: 1, name: 'dunwell-bench' })
  try {
    await pool.query(statement)
  } finally {
    await pool.end()
  }
}

function inDatabase(server: DatabaseConfig, name: string): DatabaseConfig {
  if (!server.connectionString) return { ...server, database: name }
  const url = new URL(server.connectionString)
  url.pathname = `/${name}`
  return { ...server, connectionString: url.href }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}
