/**
 * Restoring: the file is proven whole before the database is touched, everything enters in one transaction, and it
 * commits only when what was written reads back as the very bytes that were backed up.
 */
import type pg from 'pg'
import type { DatabaseConfig } from '../db/pool.ts'
import { migrate, migrationNames } from '../db/migrate.ts'
import { alone } from './alone.ts'
import { type Backup, inspect, type Progress } from './backup.ts'
import { copyIn } from './copy.ts'
import { type Part, readFile, type TableSum, tableSum, wholeOf } from './format.ts'
import { backupProblems } from './problems.ts'
import {
  assertAll,
  companiesOf,
  contentsOf,
  countRows,
  rowsOf,
  settle,
  type Table,
  tablesOf,
} from './tables.ts'

export type RestoreOptions = { config: DatabaseConfig; file: string; progress?: Progress }
/** steps: migrations taken after the data was in, because this release is newer than the backup. */
export type Restored = Backup & { steps: string[] }

/** Into an empty database only. Whatever is refused, and whatever breaks, leaves no row behind. */
export async function restore({ config, file, progress = () => {} }: RestoreOptions): Promise<Restored> {
  const backup = await inspect(file, progress)
  refuseNewer(backup)
  const last = backup.migrations.at(-1)
  await refuseFull(config, backup)
  await migrate(config, last)
  await load(config, backup, progress)
  return { ...backup, steps: await migrate(config) }
}

/** What this release does not know, it cannot hold. */
function refuseNewer({ file, migrations }: Backup) {
  const known = migrationNames()
  const unknown = migrations.find((name, index) => known[index] !== name)
  if (unknown !== undefined || migrations.length === 0)
    throw backupProblems.newer({ file, what: unknown ?? '—' })
}

/** A database that is blank, or ours and not further than the backup. Whether ours is empty, `load` asks under its locks. */
async function refuseFull(config: DatabaseConfig, { migrations }: Backup) {
  const connection = await alone(config, 'dunwell-restore')
  try {
    const { client } = connection
    await client.query('BEGIN READ ONLY')
    await settle(client)
    const found = await contentsOf(client)
    if (!found.migrated && found.tables.length > 0)
      throw backupProblems.database_not_empty({ what: found.tables.slice(0, 3).join(', ') })
    const further = found.migrations.find((name) => !migrations.includes(name))
    if (found.migrated) assertEmpty(await countRows(client, await tablesOf(client)))
    if (further) throw backupProblems.database_not_empty({ what: `更新的表结构 a newer schema (${further})` })
  } finally {
    await connection.end()
  }
}

function assertEmpty(counts: ReadonlyMap<string, number>) {
  const full = [...counts].filter(([, rows]) => rows > 0).map(([table, rows]) => `${table} (${rows})`)
  if (full.length > 0) throw backupProblems.database_not_empty({ what: full.slice(0, 3).join(', ') })
}

async function load(config: DatabaseConfig, backup: Backup, progress: Progress) {
  const connection = await alone(config, 'dunwell-restore')
  const { client } = connection
  try {
    await client.query('BEGIN')
    await settle(client)
    const tables = await tablesOf(client)
    // Under these locks nobody writes between our look and our rows.
    await client.query(`LOCK TABLE ${tables.map(({ name }) => name).join(', ')} IN ACCESS EXCLUSIVE MODE`)
    assertEmpty(await countRows(client, tables))
    await writeRows(client, tables, backup, progress)
    const sums = await readBack(client, tables, backup, progress)
    if (wholeOf(sums).sha256 !== backup.state.sha256)
      throw new Error(`${backup.file}: read back otherwise than written`)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  } finally {
    await connection.end()
  }
}

/**
 * COPY refuses a table whose security is forced upon its owner. These tables are empty and locked, and forced again
 * before anybody else can see that they were not.
 */
async function writeRows(
  client: pg.ClientBase,
  tables: readonly Table[],
  backup: Backup,
  progress: Progress,
) {
  const guarded = tables.filter((table) => table.guarded)
  await client.query('SET CONSTRAINTS ALL DEFERRED')
  for (const { name } of guarded) await client.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`)
  const parts = readFile(backup.file)
  let done = 0
  try {
    for (const expected of tables) {
      const { columns } = await nextTable(parts, expected)
      const rows = await copyIn(
        client,
        `COPY ${expected.name} (${columns.join(', ')}) FROM STDIN`,
        rowsIn(parts),
      )
      done += rows
      progress(done, backup.rows, `恢复 restoring ${expected.name}`)
    }
    await toTheEnd(parts)
  } finally {
    await parts.return(undefined)
  }
  await client.query('SET CONSTRAINTS ALL IMMEDIATE')
  for (const { name } of guarded) await client.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`)
}

/** The file's tables are this database's, in the same order with the same columns. */
async function nextTable(parts: AsyncGenerator<Part>, expected: Table) {
  for (;;) {
    const { value: part } = await parts.next()
    if (part?.kind === 'header') continue
    const fits =
      part?.kind === 'table' &&
      part.table === expected.name &&
      part.columns.join() === expected.columns.join()
    if (!fits)
      throw backupProblems.other_tables({ what: part?.kind === 'table' ? part.table : expected.name })
    return part
  }
}

async function* rowsIn(parts: AsyncGenerator<Part>): AsyncGenerator<Buffer> {
  for (;;) {
    const { value: part } = await parts.next()
    if (part?.kind !== 'rows') return
    yield part.chunk
  }
}

async function toTheEnd(parts: AsyncGenerator<Part>) {
  for await (const part of parts)
    if (part.kind === 'table') throw backupProblems.other_tables({ what: part.table })
}

/** As the application would, company by company, so that security is proven to be back as well. */
async function readBack(client: pg.ClientBase, tables: readonly Table[], backup: Backup, progress: Progress) {
  const counts = await countRows(client, tables)
  const companies = await companiesOf(client, tables)
  const sums: TableSum[] = []
  let done = 0
  for (const table of tables) {
    const counted = tableSum(table.name)
    for await (const chunk of rowsOf(client, table, companies)) counted.add(chunk)
    const sum = counted.sum()
    assertAll(table.name, sum.rows, counts.get(table.name))
    sums.push(sum)
    done += sum.rows
    progress(done, backup.rows, `核对 reading back ${table.name}`)
  }
  return sums
}
