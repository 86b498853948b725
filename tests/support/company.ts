import { createPool } from '../../src/platform/db/pool.ts'
import { type Context, type Database, inTransaction, type Tx, uuidV7 } from '../../src/platform/db/tx.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** A company in a database of its own, with one member of staff, ready for commands. */
export type TestCompany = {
  database: Database
  companyId: string
  staffId: string
  context: Context
  /** Runs a command in a transaction of this company, at 2026-11-21 10:00 Shanghai unless told. */
  run<Result>(work: (tx: Tx) => Promise<Result>, at?: Date): Promise<Result>
  /** Rows of any SQL, read as the application of this company. */
  query<Row>(sql: string, values?: unknown[]): Promise<Row[]>
  drop(): Promise<void>
}

const AT = new Date('2026-11-21T02:00:00Z')

export async function testCompany(name = '敦睦物业'): Promise<TestCompany> {
  const cloned: TestDatabase = await testDatabase()
  const pool = createPool(cloned.config, { max: 4 })
  const [companyId, staffId] = [uuidV7(), uuidV7()]
  const query = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    const client = await pool.connect()
    try {
      await client.query(`BEGIN; SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${companyId}'`)
      const { rows } = await client.query(sql, values)
      await client.query('COMMIT')
      return rows as Row[]
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    } finally {
      client.release()
    }
  }
  await query('INSERT INTO platform.company (id, name, created_at) VALUES ($1, $2, $3)', [
    companyId,
    name,
    AT,
  ])
  await query('INSERT INTO platform.staff (company_id, id, name) VALUES ($1, $2, $3)', [
    companyId,
    staffId,
    '李管家',
  ])
  const context: Context = { companyId, actor: { kind: 'staff', id: staffId, name: '李管家' }, at: AT }
  return {
    database: { pool },
    companyId,
    staffId,
    context,
    run: (work, at) => inTransaction({ pool }, at ? { ...context, at } : context, work),
    query,
    drop: async () => {
      await pool.end()
      await cloned.drop()
    },
  }
}
