/**
 * Our path and raw SQL writing the same rows, one after the other: what our command wrote is set aside, the tables are
 * emptied, and the application role writes it again with one `INSERT … SELECT` a table: into the very same tables, with
 * their constraints, indexes, triggers and row-level security. Raw SQL copies what was set aside, with nothing left to
 * find out, or, where it is given a statement of its own, gathers and decides like us.
 */
import type pg from 'pg'
import { bindSql, type SqlFile } from '../src/platform/db/sql-file.ts'
import type { Context, Database } from '../src/platform/db/tx.ts'
import { settle } from './house.ts'

export type Beside = {
  limitSeconds: number
  /** Rows written, by either. */
  rows: number
  /** Bytes of those tables and their indexes. */
  bytes: number
}

type Where<Ours> = {
  database: Database
  context: Context
  /** In an order in which they may be written. */
  tables: readonly string[]
  /** Tables that SQL fills by a statement of its own, with ids of its own. */
  own?: Record<string, (ours: Ours) => { sql: SqlFile; values: Record<string, unknown> }>
  say(line: string): void
}

/** A row more, less or other on one side is an error. */
export async function besideRaw<Ours extends { seconds: number }>(
  { database, context, tables, own = {}, say }: Where<Ours>,
  run: () => Promise<Ours>,
): Promise<{ ours: Ours; beside: Beside }> {
  await settle(database)
  say('我们 our path …')
  const ours = await run()
  say(`  ${ours.seconds.toFixed(2)} s`)
  const written = await asCompany(database, context, (client) => setAside(client, tables, own))
  await settle(database)
  say('同样的行，只用 SQL the same rows in raw SQL …')
  const began = performance.now()
  await asCompany(database, context, (client) =>
    writeAgain(client, tables, (table) => own[table]?.(ours) ?? null),
  )
  const limitSeconds = (performance.now() - began) / 1000
  say(`  ${limitSeconds.toFixed(2)} s`)
  return asCompany(database, context, async (client) => {
    needEqual(written, await sumsOf(client, tables, own))
    const rows = [...written.values()].reduce((total, sum) => total + Number(sum.split(' ')[0]), 0)
    return { ours, beside: { limitSeconds, rows, bytes: await bytesOf(client, tables) } }
  })
}

function needEqual(ours: Map<string, string>, raw: Map<string, string>) {
  for (const [table, sum] of ours) {
    if (raw.get(table) !== sum) throw new Error(`${table}: ${sum} by us, ${raw.get(table)} by SQL`)
  }
}

/** Works as the owner of the tables, who under forced row-level security must name the company, too. */
async function asCompany<Result>(
  database: Database,
  { companyId }: Context,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await database.pool.connect()
  try {
    await client.query(`BEGIN; SET LOCAL app.company = '${companyId}'`)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

async function setAside(client: pg.PoolClient, tables: readonly string[], own: object) {
  await client.query('CREATE SCHEMA aside; GRANT USAGE ON SCHEMA aside TO dunwell_app')
  for (const table of tables) {
    await client.query(`CREATE TABLE ${aside(table)} AS SELECT * FROM ${table}`)
    await client.query(`GRANT SELECT ON ${aside(table)} TO dunwell_app`)
  }
  const sums = await sumsOf(client, tables, own)
  await client.query(`TRUNCATE ${tables.join(', ')} CASCADE`)
  return sums
}

async function writeAgain(
  client: pg.PoolClient,
  tables: readonly string[],
  ownOf: (table: string) => { sql: SqlFile; values: Record<string, unknown> } | null,
) {
  await client.query('SET LOCAL ROLE dunwell_app; SET LOCAL jit = off')
  for (const table of tables) {
    const own = ownOf(table)
    if (own) await client.query(own.sql.text, bindSql(own.sql, own.values))
    else await client.query(`INSERT INTO ${table} SELECT * FROM ${aside(table)}`)
  }
  // What is checked at the commit belongs to the time.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE; RESET ROLE')
}

/** Of each table how many rows, and one number over every value of every row, in whatever order they stand. */
async function sumsOf(
  client: pg.PoolClient,
  tables: readonly string[],
  own: object,
): Promise<Map<string, string>> {
  const sums = new Map<string, string>()
  for (const table of tables) {
    const row = table in own ? `(to_jsonb(x) - 'id')` : 'x'
    const { rows } = await client.query<{ sum: string }>(
      `SELECT concat_ws(' ', count(*), sum(hashtextextended(${row}::text, 0)::numeric)) AS sum FROM ${table} x`,
    )
    sums.set(table, rows[0]?.sum ?? '')
  }
  return sums
}

async function bytesOf(client: pg.PoolClient, tables: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    'SELECT sum(pg_total_relation_size(name::regclass))::bigint AS bytes FROM unnest($1::text[]) AS name',
    [tables],
  )
  return rows[0]?.bytes ?? 0
}

function aside(table: string): string {
  return `aside.${table.replace('.', '_')}`
}
