/**
 * What a database of ours holds, read from its catalogue: whatever table a migration adds is backed up without a word
 * here. Left out: sessions (who restores an old backup must not bring back what was signed out since), the job queue
 * (made anew from the jobs that had not ended) and the list of migrations (it stands in the header).
 *
 * Row-level security is forced, so not even the owner sees a row without naming its company. It is never switched off on
 * a database in use: tables are read company by company, as the application does, and the count of all rows, which
 * PostgreSQL tells without showing them, proves that nobody's were missed.
 */
import type pg from 'pg'
import { sqlFile } from '../db/sql-file.ts'
import { copyOut } from './copy.ts'
import { backupProblems } from './problems.ts'

const TABLES = sqlFile(import.meta.url, './sql/tables.sql')
const STRANGERS = sqlFile(import.meta.url, './sql/strangers.sql')
const MIGRATIONS = sqlFile(import.meta.url, './sql/migrations.sql')

/** Names are quoted where they must be. key: by which its rows are ordered. */
export type Table = {
  name: string
  guarded: boolean
  columns: string[]
  key: string[] | null
  namesCompany: boolean
  refersTo: string[]
}

export type Contents = { migrated: boolean; tables: string[]; migrations: string[] }

/** The same bytes on every server: nothing of the machine's, the user's or the database's settings shows in them. */
export async function settle(client: pg.ClientBase): Promise<void> {
  await client.query(
    `SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC';
     SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL client_encoding = 'UTF8';
     SET LOCAL search_path = pg_catalog; SET LOCAL row_security = on;
     SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`,
  )
}

export async function contentsOf(client: pg.ClientBase): Promise<Contents> {
  const [row] = (await client.query(STRANGERS.text)).rows
  // Business numbers come from rows, not from sequences; one that appeared would have to be carried over.
  if (Number(row.sequences) > 0) throw new Error('a sequence has appeared; a backup would lose its state')
  const migrations = row.migrated ? (await client.query(MIGRATIONS.text)).rows.map(({ name }) => name) : []
  return { migrated: row.migrated, tables: row.tables ?? [], migrations }
}

/** Every table of ours, a referred one before those that refer to it. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(TABLES.text)
  return inOrder(rows)
}

function inOrder(tables: readonly Table[]): Table[] {
  const waiting = new Map(tables.map((table) => [table.name, table]))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ refersTo }) => !refersTo.some((name) => waiting.has(name)))
    if (free.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const table of free) waiting.delete(table.name)
    ordered.push(...free)
  }
  return ordered
}

/** Every company that a login or a community belongs to, in the order of ids. */
export async function companiesOf(client: pg.ClientBase, tables: readonly Table[]): Promise<string[]> {
  const open = tables.filter((table) => !table.guarded && table.namesCompany)
  if (open.length === 0) return []
  const { rows } = await client.query(
    `${open.map(({ name }) => `SELECT company_id::text AS id FROM ${name}`).join(' UNION ')} ORDER BY 1`,
  )
  return rows.map(({ id }) => id as string).filter(Boolean)
}

/** Asks for a plan in which every row is looked at, and counted even where security hides it. */
const LOOK_AT_EVERY_ROW = `SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off;
  SET LOCAL enable_bitmapscan = off; SET LOCAL enable_tidscan = off; SET LOCAL max_parallel_workers_per_gather = 0;
  SET LOCAL jit = off; SET LOCAL app.company = ''`
const LOOK_AS_USUAL = `SET LOCAL enable_indexscan = on; SET LOCAL enable_indexonlyscan = on;
  SET LOCAL enable_bitmapscan = on; SET LOCAL enable_tidscan = on`

/** How many rows each table holds in this snapshot, of whichever company. */
export async function countRows(
  client: pg.ClientBase,
  tables: readonly Table[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  await client.query(LOOK_AT_EVERY_ROW)
  for (const { name } of tables) {
    const { rows } = await client.query(
      `EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF, FORMAT JSON) SELECT FROM ${name}`,
    )
    const plan = rows[0]['QUERY PLAN'][0].Plan
    if (plan['Node Type'] !== 'Seq Scan')
      throw new Error(`${name}: its rows cannot be counted by a ${plan['Node Type']}`)
    counts.set(name, Number(plan['Actual Rows']) + Number(plan['Rows Removed by Filter'] ?? 0))
  }
  await client.query(LOOK_AS_USUAL)
  return counts
}

/** The rows of one table as COPY text, company by company; one of nobody's rows is a Problem. */
export async function* rowsOf(
  client: pg.ClientBase,
  table: Table,
  companies: readonly string[],
): AsyncGenerator<Buffer> {
  const order = table.key?.join(', ') ?? `${table.columns.join('::text, ')}::text`
  const text = `COPY (SELECT ${table.columns.join(', ')} FROM ${table.name} ORDER BY ${order}) TO STDOUT`
  if (!table.guarded) return yield* copyOut(client, text)
  for (const company of companies) {
    await client.query(`SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${company}'`)
    yield* copyOut(client, text)
  }
  await client.query(`RESET ROLE; SET LOCAL app.company = ''`)
}

/** What was read must be all there is. */
export function assertAll(table: string, read: number, counted: number | undefined) {
  if (read !== counted) throw backupProblems.hidden_rows({ table, hidden: (counted ?? 0) - read })
}
