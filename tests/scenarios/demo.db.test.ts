import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checks } from '../../src/app/commands/verify.ts'
import { runDemoTask } from '../../src/app/demo.ts'
import { buildDemo, type Demo } from '../../src/demo/build-demo.ts'
import { createPool } from '../../src/platform/db/pool.ts'
import type { Database } from '../../src/platform/db/tx.ts'
import { verify } from '../../src/platform/verify/check.ts'
import { day } from '../../src/rules/day.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

/** The demo in small, twice from one seed and once from another. */
const opened: { database: Database; cloned: TestDatabase }[] = []

async function demoOf(seed: string): Promise<{ demo: Demo; database: Database }> {
  const cloned = await testDatabase()
  const database = { pool: createPool(cloned.config, { max: 4 }) }
  opened.push({ database, cloned })
  const until = day('2026-11-21')
  const size = { code: 'HEYUAN', households: 40, months: 7, until }
  const demo = await buildDemo(database, {
    ...size,
    seed,
    password: `pw-${seed}-7k3m-92qd`,
    runTask: runDemoTask,
  })
  return { demo, database }
}

let one: { demo: Demo; database: Database }
let same: { demo: Demo; database: Database }

beforeAll(async () => {
  one = await demoOf('1')
  same = await demoOf('1')
}, 300_000)

afterAll(async () => {
  for (const { database, cloned } of opened) {
    await database.pool.end()
    await cloned.drop()
  }
})

/** A hash of every row of every table, but for what is secret by nature: passwords and sessions. */
async function hashes({ pool }: Database): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_catalog.pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'pgboss', 'public')
       AND (schemaname, tablename) NOT IN (('platform', 'login'), ('platform', 'session'), ('platform', 'migration'))
     ORDER BY 1`,
  )
  const found: Record<string, string> = {}
  const companies = await pool.query<{ company_id: string }>(
    'SELECT company_id FROM platform.all_communities()',
  )
  for (const { name } of tables) {
    const client = await pool.connect()
    await client.query(`BEGIN; SET LOCAL app.company = '${companies.rows[0]?.company_id}'`)
    const { rows } = await client.query<{ hash: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS hash FROM ${name} t`,
    )
    await client.query('ROLLBACK')
    client.release()
    found[name] = rows[0]?.hash ?? ''
  }
  return found
}

describe('a community that plays itself', () => {
  test('the same seed gives the same rows', async () => {
    const [first, second] = [await hashes(one.database), await hashes(same.database)]
    expect(Object.keys(first).length).toBeGreaterThan(40)
    expect(second).toEqual(first)
  })

  test('it is alive: everything a community does has happened, and today is not over', () => {
    const { counts } = one.demo
    for (const what of ['charges', 'receipts', 'notices', 'tasks', 'contacts', 'promises', 'disputes'])
      expect(counts[what], what).toBeGreaterThan(0)
    expect(counts['charges']).toBeGreaterThan(150)
    expect(counts['receipts']).toBeGreaterThan(100)
    expect(counts['contacts']).toBeGreaterThan(20)
    expect(one.demo.logins.map((login) => login.username)).toContain('steward1')
  })

  test('nothing is parked, and nobody was contacted when they should not have been', async () => {
    const { rows } = await inCompany(
      one.database,
      `SELECT (SELECT count(*) FROM billing.v_parked)::int AS parked,
              (SELECT count(*) FROM platform.audit_entry WHERE action = 'collections.record_contact'
                 AND facts ->> 'breach' = 'true')::int AS breaches`,
    )
    expect(rows).toEqual([{ parked: 0, breaches: 0 }])
  })

  test('verify finds no breach', async () => {
    const companies = await one.database.pool.query(
      'SELECT DISTINCT company_id FROM platform.all_communities()',
    )
    const companyIds = companies.rows.map((row) => row.company_id as string)
    const found = await verify(one.database, checks, {
      companyIds,
      communityId: null,
      at: new Date('2026-11-21T02:00:00Z'),
    })
    expect(found.length).toBeGreaterThan(5)
    expect(found.filter((each) => each.breaches > 0)).toEqual([])
  })
})

async function inCompany({ pool }: Database, sql: string) {
  const { rows } = await pool.query('SELECT company_id FROM platform.all_communities()')
  const client = await pool.connect()
  try {
    await client.query(`BEGIN; SET LOCAL app.company = '${rows[0].company_id}'`)
    return await client.query(sql)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}
