/**
 * One transaction of one company. Every statement inside runs as `dunwell_app` with the company set, so row-level
 * security decides what exists; what is written leaves at least one row in the audit chain.
 */
import { createHash, randomFillSync } from 'node:crypto'
import type { Writable } from 'node:stream'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { type AuditEntry, commitWithAudit } from '../audit/write-audit.ts'
import type { Actor, Context } from './context.ts'
import { bindSql, type SqlFile } from './sql-file.ts'

export type { Actor, Context }

export type Tx = {
  readonly companyId: string
  readonly actor: Actor
  /** The instant this transaction acts at: the only clock a command may use. */
  readonly at: Date
  newId(): string
  /** Rows of a `.sql` file. */
  rows<Row>(sql: SqlFile, values?: Record<string, unknown>): Promise<Row[]>
  /** The one row of a `.sql` file, or null. More than one is a defect. */
  row<Row>(sql: SqlFile, values?: Record<string, unknown>): Promise<Row | null>
  /** Writes many rows of a table, 5,000 a statement. Returns how many. */
  insertRows(table: string, columns: readonly string[], rows: Iterable<readonly CellValue[]>): Promise<number>
  /** Streams the rows of a large query in batches. */
  stream<Row>(sql: SqlFile, values: Record<string, unknown>, batch?: number): AsyncGenerator<Row[]>
  /**
   * Runs set-based statements without nested loops: freshly written tables have no statistics, and a loop that looked
   * cheap over one expected row takes minutes over the hundred thousand that are there.
   */
  inBulk<Result>(work: () => Promise<Result>): Promise<Result>
  /** The query builder over this transaction; a slice narrows it to its own tables. */
  readonly kysely: Kysely<unknown>
  /** What this command did, for the hash chain of its community (or of the company when null). */
  audit(entry: AuditEntry): void
  /** Says that this transaction, although it took locks, changed nothing. */
  nothingChanged(): void
}

export type CellValue = string | number | boolean | Date | null | object

/**
 * `keepPlans`: statements are planned once a connection, for whoever asks the same thousands of times: all of them (the
 * demo), or those of commands (the server: what a list or a search asks for differs too much for one plan). Set-based
 * work (`inBulk`, `stream`, `insertRows`) is always planned for what is there now.
 */
export type Database = { readonly pool: pg.Pool; readonly keepPlans?: 'all' | 'commands' }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Runs `work` in one transaction; commits when it returns, rolls back when it throws. */
export async function inTransaction<Result>(
  database: Database,
  context: Context,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return withClient(database, async (client) => {
    await begin(client, 'BEGIN', context.companyId)
    const keepPlans = database.keepPlans !== undefined
    const { tx, entries, quiet } = openTx(client, context, keepPlans)
    const result = await work(tx)
    if (entries.length > 0)
      await commitWithAudit(client, context, entries, { begun: chainsOf(database.pool), keepPlan: keepPlans })
    else await commitUnaudited(client, quiet())
    return result
  })
}

/** Audit chains seen with their head, by database: a head is never taken away. */
const chains = new WeakMap<pg.Pool, Set<string>>()

function chainsOf(pool: pg.Pool): Set<string> {
  let begun = chains.get(pool)
  if (!begun) chains.set(pool, (begun = new Set()))
  return begun
}

/** Like `inTransaction`, and always rolled back: for previews that run the real command. */
export async function inRehearsal<Result>(
  database: Database,
  context: Context,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return withClient(database, async (client) => {
    await begin(client, 'BEGIN', context.companyId)
    const result = await work(openTx(client, context, database.keepPlans !== undefined).tx)
    await client.query('ROLLBACK')
    return result
  })
}

/** A read-only snapshot of one company's data. */
export async function inSnapshot<Result>(
  database: Database,
  context: Context,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return withClient(database, async (client) => {
    // Travels with the first question, whose answer nobody sees before the snapshot is known to have begun.
    const begun = begin(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', context.companyId)
    const asked: Client = {
      query: (async (...question: [never]) => {
        const answer = client.query(...question)
        await begun
        return answer
      }) as never,
    }
    const result = await work(openTx(asked, context, database.keepPlans === 'all').tx)
    await begun
    // Nothing was written: that the snapshot is let go of need not be waited for.
    void client.query('COMMIT')
    return result
  })
}

/** A connection; it answers in the order in which it was asked. */
type Client = Pick<pg.PoolClient, 'query'>

function quietly(client: pg.PoolClient): Client {
  // What is asked in one breath travels together: a write to the socket costs more than the statement behind it.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  const query = (...asked: [never]) => {
    stream.cork()
    process.nextTick(() => stream.uncork())
    const answer = client.query(...asked) as unknown as Promise<unknown>
    // A statement nobody waits for any more, because one before it failed, must not end the process.
    answer.catch(() => undefined)
    return answer
  }
  return { query } as unknown as Client
}

async function withClient<Result>(database: Database, work: (client: Client) => Promise<Result>) {
  const connection = await database.pool.connect()
  const client = quietly(connection)
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  connection.on('error', onError)
  try {
    return await work(client)
  } catch (error) {
    try {
      await client.query('ROLLBACK')
    } catch (rollbackError) {
      broken = rollbackError as Error
    }
    throw error
  } finally {
    connection.off('error', onError)
    connection.release(broken)
  }
}

// The literal (not set_config with a parameter) is what a sharded cluster passes on to its workers. One journey to the
// server, because every request makes it.
function begin(client: Client, how: string, companyId: string) {
  if (!UUID.test(companyId)) throw new Error(`not a company id: ${companyId}`)
  return client.query(`${how}; SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${companyId}'`)
}

function openTx(client: Client, context: Context, keepPlans = false) {
  const entries: AuditEntry[] = []
  let silent = false
  let bulk = 0
  const ask = (sql: SqlFile, values: Record<string, unknown>) =>
    client.query(statement(sql, values, keepPlans && bulk === 0))
  const tx: Tx = {
    companyId: context.companyId,
    actor: context.actor,
    at: context.at,
    newId: context.newId ?? uuidV7,
    async rows<Row>(sql: SqlFile, values: Record<string, unknown> = {}) {
      return (await ask(sql, values)).rows as Row[]
    },
    async row<Row>(sql: SqlFile, values: Record<string, unknown> = {}) {
      const { rows } = await ask(sql, values)
      if (rows.length > 1) throw new Error(`${sql.name}: one row expected, ${rows.length} found`)
      return (rows[0] as Row) ?? null
    },
    insertRows: (table, columns, rows) => insertRows(client, table, columns, rows),
    stream: <Row>(sql: SqlFile, values: Record<string, unknown>, batch?: number) =>
      streamRows<Row>(client, sql, values, batch),
    inBulk: async (work) => {
      bulk += 1
      try {
        return await inBulk(client, work)
      } finally {
        bulk -= 1
      }
    },
    get kysely() {
      return kyselyOver(client)
    },
    audit: (entry) => void entries.push(entry),
    nothingChanged: () => {
      silent = true
    },
  }
  return { tx, entries, quiet: () => silent }
}

/** What is sent for a `.sql` file; with `keepPlans` it is planned once a connection. */
export function statement(sql: SqlFile, values: Record<string, unknown>, keepPlans: boolean) {
  const query = { text: sql.text, values: bindSql(sql, values) }
  return keepPlans && !OPTIONAL.test(sql.text) ? { ...query, name: planName(sql) } : query
}

// One household or all: a plan kept for both would be good for neither.
const OPTIONAL = /\$\d+(::\w+)? IS NULL OR/

const planNames = new WeakMap<SqlFile, string>()

// Two files of one name must not share a plan: a statement is named by its text.
function planName(sql: SqlFile): string {
  let name = planNames.get(sql)
  if (!name) planNames.set(sql, (name = createHash('sha256').update(sql.text).digest('base64url')))
  return name
}

async function commitUnaudited(client: Client, quiet: boolean) {
  if (!quiet) {
    const { rows } = await client.query('SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote')
    if (rows[0]?.wrote) throw new Error('a transaction wrote rows and left no audit entry')
  }
  await client.query('COMMIT')
}

function kyselyOver(client: Client): Kysely<unknown> {
  const borrowed = { query: client.query.bind(client), release: () => {} }
  const pool = { connect: async () => borrowed, end: async () => {} }
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as never }) })
}

// COPY would be refused under row-level security; a column as an array costs the least of what is left: each value is
// read once, as its own type.
async function insertRows(
  client: Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CellValue[]>,
): Promise<number> {
  let count = 0
  let text: string | null = null
  let batch = columns.map((): ColumnValue[] => [])
  const flush = async () => {
    const given = batch
    const filled = given[0]?.length ?? 0
    if (filled === 0) return
    batch = columns.map(() => [])
    text ??= insertStatement(table, columns, await columnTypes(client, table))
    await client.query({ text, values: given })
    count += filled
  }
  for (const row of rows) {
    if (row.length !== columns.length)
      throw new Error(`${table}: ${row.length} values for ${columns.length} columns`)
    for (const [index, value] of row.entries()) (batch[index] as ColumnValue[]).push(columnValue(value))
    if (batch[0]?.length === ROWS_PER_STATEMENT) await flush()
  }
  await flush()
  return count
}

type ColumnValue = string | number | boolean | null

function columnValue(value: CellValue): ColumnValue {
  if (value === null || typeof value !== 'object') return value
  return value instanceof Date ? value.toISOString() : JSON.stringify(value)
}

/** A list in a cell comes as JSON: an array of arrays would have to be of one length. */
function insertStatement(table: string, columns: readonly string[], types: ReadonlyMap<string, string>) {
  const typed = columns.map((name) => {
    const type = types.get(name)
    if (!type) throw new Error(`${table} has no column ${name}`)
    const isList = type.endsWith('[]')
    return {
      given: isList ? 'json' : type,
      read: isList ? `ARRAY(SELECT json_array_elements_text(given.${name}))::${type}` : `given.${name}`,
    }
  })
  const parameters = typed.map(({ given }, index) => `$${index + 1}::${given}[]`)
  return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${typed.map(({ read }) => read).join(', ')}
    FROM unnest(${parameters.join(', ')}) AS given (${columns.join(', ')})`
}

const typesOf = new WeakMap<Client, Map<string, ReadonlyMap<string, string>>>()

/** The types of a table's columns, asked once a connection. */
async function columnTypes(client: Client, table: string): Promise<ReadonlyMap<string, string>> {
  const known = typesOf.get(client) ?? new Map<string, ReadonlyMap<string, string>>()
  typesOf.set(client, known)
  const found = known.get(table)
  if (found) return found
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT a.attname AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type
     FROM pg_catalog.pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
    [table],
  )
  const types = new Map(rows.map(({ name, type }) => [name, type]))
  known.set(table, types)
  return types
}

const ROWS_PER_STATEMENT = 5_000

async function inBulk<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  // Without nested loops the planner's costs are absurd where it needs one, and compiling the plan would take half a second.
  await client.query('SET LOCAL enable_nestloop = off; SET LOCAL jit = off')
  const result = await work()
  await client.query('SET LOCAL enable_nestloop = on')
  return result
}

let cursors = 0

async function* streamRows<Row>(
  client: Client,
  sql: SqlFile,
  values: Record<string, unknown>,
  batch = 5_000,
): AsyncGenerator<Row[]> {
  cursors += 1
  const name = `dunwell_${cursors}`
  // A cursor is planned where it is declared.
  await inBulk(client, () =>
    client.query({
      text: `DECLARE ${name} NO SCROLL CURSOR FOR ${sql.text}`,
      values: bindSql(sql, values),
    }),
  )
  const fetch = () => {
    const asked = client.query(`FETCH ${batch} FROM ${name}`)
    // Whoever stops early does not wait for what was asked ahead; what broke breaks the next statement, too.
    asked.catch(() => undefined)
    return asked
  }
  // The next batch is asked for before this one is worked on, so that the database and we work at the same time.
  for (let next = fetch(); ; ) {
    const { rows } = await next
    const last = rows.length < batch
    if (!last) next = fetch()
    if (rows.length > 0) yield rows as Row[]
    if (last) break
  }
  await client.query(`CLOSE ${name}`)
}

const ID_BYTES = 16
// Asking the system for randomness costs more than all the rest of an id, so it is asked for many at a time.
const randomness = Buffer.alloc(256 * ID_BYTES)
let spent = randomness.length

/** Time-ordered random ids (RFC 9562, version 7): new rows land side by side in their index. */
export function uuidV7(): string {
  if (spent === randomness.length) {
    randomFillSync(randomness)
    spent = 0
  }
  spent += ID_BYTES
  return formatUuidV7(Date.now(), randomness.subarray(spent - ID_BYTES, spent))
}

export function formatUuidV7(milliseconds: number, random: Uint8Array): string {
  const bytes = Buffer.from(random)
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
