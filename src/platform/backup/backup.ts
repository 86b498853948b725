/**
 * A backup: one consistent snapshot of every company, taken while people work, in one file that is read back before
 * anybody is told it exists.
 */
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Problem } from '../../rules/problem.ts'
import type { DatabaseConfig } from '../db/pool.ts'
import { alone } from './alone.ts'
import {
  type Header,
  looksLikeBackup,
  type Part,
  readFile,
  type TableSum,
  tableSum,
  type Whole,
  wholeOf,
  writeFile,
} from './format.ts'
import { backupProblems } from './problems.ts'
import { assertAll, companiesOf, contentsOf, countRows, rowsOf, settle, tablesOf } from './tables.ts'

export type Progress = (done: number, total: number | null, what: string) => void
export type BackupOptions = {
  config: DatabaseConfig
  file: string
  at: Date
  /** This release. */
  dunwell: string
  progress?: Progress
}
/** sha256: of the file. state: of the data, equal wherever the same data is backed up. */
export type Backup = Header & {
  file: string
  bytes: number
  sha256: string
  state: Whole
  tables: TableSum[]
}

/** Writes the file whole or not at all; an older backup of that name is replaced only once the new one is proven. */
export async function backUp(options: BackupOptions): Promise<Backup> {
  const { file } = options
  await refuseToReplace(file)
  const draft = `${file}.partial-${process.pid}`
  try {
    await writeFile(draft, snapshotOf(options))
    const found = await inspect(draft)
    await rename(draft, file)
    await syncFolder(dirname(file))
    return { ...found, file }
  } catch (error) {
    await rm(draft, { force: true })
    throw cannotWrite(error, file)
  }
}

/** Reads a backup to its end: what it holds, every checksum verified. */
export async function inspect(file: string, progress: Progress = () => {}): Promise<Backup> {
  let header: Header | null = null
  let state: Whole | null = null
  const tables: TableSum[] = []
  let done = 0
  for await (const part of readFile(file)) {
    if (part.kind === 'header') header = withoutKind(part)
    if (part.kind === 'whole') state = withoutKind(part)
    if (part.kind !== 'end') continue
    tables.push(withoutKind(part))
    done += part.rows
    progress(done, header?.rows ?? null, '核对备份 checking')
  }
  // Reading to the end without a Problem means both were there.
  const { size } = await stat(file)
  return {
    ...(header as Header),
    file,
    bytes: size,
    sha256: await sha256Of(file),
    state: state as Whole,
    tables,
  }
}

async function* snapshotOf({
  config,
  at,
  dunwell,
  progress = () => {},
}: BackupOptions): AsyncGenerator<Part> {
  const connection = await alone(config, 'dunwell-backup')
  const { client } = connection
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await settle(client)
    const { migrated, migrations } = await contentsOf(client)
    const tables = migrated ? await tablesOf(client) : []
    if (tables.length === 0) throw backupProblems.nothing_to_back_up()
    // A migration waits until we are done; readers and writers do not.
    await client.query(`LOCK TABLE ${tables.map(({ name }) => name).join(', ')} IN ACCESS SHARE MODE`)
    const companies = await companiesOf(client, tables)
    const counts = await countRows(client, tables)
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const server = Number((await client.query('SHOW server_version_num')).rows[0].server_version_num)
    const header = {
      at: at.toISOString(),
      dunwell,
      server: Math.floor(server / 10_000),
      migrations,
      companies,
      rows: total,
    }
    yield { kind: 'header', ...header }
    const sums: TableSum[] = []
    let done = 0
    for (const table of tables) {
      const counted = tableSum(table.name)
      yield { kind: 'table', table: table.name, columns: table.columns }
      for await (const chunk of rowsOf(client, table, companies)) {
        counted.add(chunk)
        yield { kind: 'rows', chunk }
      }
      const sum = counted.sum()
      assertAll(table.name, sum.rows, counts.get(table.name))
      sums.push(sum)
      done += sum.rows
      progress(done, total, `备份 backing up ${table.name}`)
      yield { kind: 'end', ...sum }
    }
    yield { kind: 'whole', ...wholeOf(sums) }
    await client.query('COMMIT')
  } finally {
    await connection.end()
  }
}

async function refuseToReplace(file: string) {
  const there = await stat(file).catch(() => null)
  if (!there) return
  if (!there.isFile() || (there.size > 0 && !(await looksLikeBackup(file))))
    throw backupProblems.file_in_the_way({ file })
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What the file system refuses is a Problem; what PostgreSQL or we got wrong is not. */
function cannotWrite(error: unknown, file: string): unknown {
  const { syscall, message } = error as NodeJS.ErrnoException
  const byFiles = syscall !== undefined && ['open', 'write', 'fsync', 'rename', 'close'].includes(syscall)
  return byFiles && !(error instanceof Problem)
    ? backupProblems.cannot_write({ file, reason: message })
    : error
}

function withoutKind<Of extends { kind: string }>({ kind: _, ...content }: Of): Omit<Of, 'kind'> {
  return content
}
