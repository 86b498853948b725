/** A whole installation to be mistreated, with one community in it. Nothing of it outlives `close`. */
import { checks } from '../../src/app/commands/verify.ts'
import { firstRun } from '../../src/app/setup/first-run.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { createPool, type DatabaseConfig } from '../../src/platform/db/pool.ts'
import { type Database, inTransaction, type Tx } from '../../src/platform/db/tx.ts'
import { verify } from '../../src/platform/verify/check.ts'
import { buildEstate } from '../support/estate.ts'
import { type Ending, embedded, type Installation } from './installation.ts'
import { PASSWORD, ready, type ServerProcess, type Started, startProcess } from './server-process.ts'
import { within } from './waiting.ts'

export { type Answer, type Person, type ServerProcess, signIn } from './server-process.ts'

const AT = new Date('2026-11-20T02:00:00Z')
/** Whoever asks the database directly waits this long for an answer, be it that every invariant is looked at. */
const QUERY_MS = 120_000

export type House = {
  dataDir: string
  config: DatabaseConfig
  database: Database
  companyId: string
  communityId: string
  write<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Rows of any query, as the application of the company. */
  query<Row>(sql: string, values?: unknown[]): Promise<Row[]>
  serve(port?: number): Promise<ServerProcess>
  /**
   * Kills PostgreSQL as a power cut would, or has it stop as for a restart: whoever is connected is cut off. An external
   * one goes on; everybody is cut off all the same.
   */
  endDatabase(how: Ending): Promise<void>
  /** Invariants that do not hold; none: an empty list. */
  breaches(): Promise<string[]>
  close(): Promise<void>
}

/** `where`: absent, an embedded PostgreSQL in a temporary folder. */
export async function openHouse(where?: Installation): Promise<House> {
  const stands = where ?? (await embedded())
  const { dataDir, config, endDatabase } = stands
  await migrate(config)
  const patient = { ...config, query_timeout: QUERY_MS } as DatabaseConfig
  const database: Database = { pool: createPool(patient, { max: 50, name: 'dunwell-faults' }) }
  const admin = { company: '安居物业', adminName: '陈管理', username: 'admin', password: PASSWORD }
  const made = await firstRun(
    database,
    { ...admin, communities: [{ code: 'F1', name: '梧桐苑' }] },
    { at: AT },
  )
  const { companyId } = made
  const communityId = made.communities[0]?.communityId as string
  const write = <Result>(work: (tx: Tx) => Promise<Result>) =>
    inTransaction(database, { companyId, actor: { kind: 'system', name: 'faults' }, at: AT }, work)
  await buildEstate(write, communityId)
  const started = new Set<Started>()
  return {
    dataDir,
    config,
    database,
    companyId,
    communityId,
    write,
    endDatabase,
    query: (sql, values) => queryAs(database, companyId, sql, values),
    serve(port = 0) {
      const server = startProcess(stands, port)
      started.add(server)
      return ready(server)
    },
    async breaches() {
      const among = { companyIds: [companyId], communityId: null, at: AT }
      const found = await verify(database, checks, among)
      return found
        .filter((each) => each.breaches > 0)
        .map(({ invariant, breaches, sample }) => `${invariant}: ${breaches} ${sample}`)
    },
    async close() {
      for (const server of started) await server.end('SIGKILL')
      await within(30_000, 'the connections of the house to be given back', database.pool.end())
      await stands.remove()
    },
  }
}

async function queryAs<Row>(
  database: Database,
  companyId: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = await database.pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`BEGIN; SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${companyId}'`)
    const { rows } = await client.query(sql, values)
    await client.query('COMMIT')
    return rows as Row[]
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}
