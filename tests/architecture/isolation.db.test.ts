import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '../../src/platform/db/pool.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type Garden, garden } from '../support/garden.ts'

// Row-level security as the application meets it: dunwell_app, in SQL, on every table. In this clone the tables keep
// their policies, privileges and triggers and lose their constraints, so that one bare row fits into each of them.

const A = '00000000-0000-7000-8000-00000000000a'
const B = '00000000-0000-7000-8000-00000000000b'

type Table = { name: string; key: string; append: boolean }

let database: TestDatabase
let pool: pg.Pool
let tables: Table[]
let views: string[]

beforeAll(async () => {
  database = await testDatabase()
  pool = createPool(database.config, { max: 1 })
  await pool.query(DROP_CONSTRAINTS)
  tables = (await pool.query<Table>(TABLES)).rows
  views = (await pool.query<{ name: string }>(VIEWS)).rows.map(({ name }) => name)
  for (const { name, key } of tables)
    for (const company of [A, B])
      await as(company, (run) => run(`INSERT INTO ${name} (${key}) VALUES ('${company}')`))
})
afterAll(async () => {
  await pool?.end()
  await database.drop()
})

type Run = (sql: string) => Promise<pg.QueryResult>

/** Runs SQL as the application of a company (null: of none) and keeps what it did, unless told to take it back. */
async function as<T>(company: string | null, work: (run: Run) => Promise<T>, end = 'COMMIT'): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(
      `BEGIN; SET LOCAL ROLE dunwell_app${company ? `; SET LOCAL app.company = '${company}'` : ''}`,
    )
    const result = await work((sql) => client.query(sql))
    await client.query(end)
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** What a statement was refused with, or null. */
async function refusal(company: string | null, sql: string): Promise<string | null> {
  return as(company, (run) => run(sql), 'ROLLBACK').then(
    () => null,
    (error: Error) => error.message,
  )
}

const RLS = /violates row-level security policy/

test('one row of each of two companies stands in every table', async () => {
  expect(tables.length).toBeGreaterThan(60)
  for (const { name, key } of tables) {
    const { rows } = await as(A, (run) => run(`SELECT ${key} AS company FROM ${name}`))
    expect(rows, name).toEqual([{ company: A }])
  }
})

test('whoever names no company sees nothing, changes nothing and adds nothing', async () => {
  for (const { name, key, append } of tables) {
    await as(null, async (run) => {
      expect((await run(`SELECT 1 FROM ${name}`)).rowCount, name).toBe(0)
      if (!append) expect((await run(`UPDATE ${name} SET ${key} = ${key}`)).rowCount, name).toBe(0)
    })
    expect(await refusal(null, `INSERT INTO ${name} (${key}) VALUES ('${A}')`), name).toMatch(RLS)
    expect(await refusal(null, `INSERT INTO ${name} (${key}) VALUES (NULL)`), name).toMatch(RLS)
  }
  expect(views.length).toBeGreaterThan(40)
  for (const view of views)
    expect((await as(null, (run) => run(`SELECT 1 FROM ${view}`))).rowCount, view).toBe(0)
})

test('one company can neither see nor add, change, move or remove rows of another', async () => {
  for (const { name, key, append } of tables) {
    expect(await refusal(B, `INSERT INTO ${name} (${key}) VALUES ('${A}')`), name).toMatch(RLS)
    await as(B, async (run) => {
      expect((await run(`SELECT 1 FROM ${name} WHERE ${key} = '${A}'`)).rowCount, name).toBe(0)
    })
    if (append) continue
    expect(await refusal(B, `UPDATE ${name} SET ${key} = '${A}'`), name).toMatch(RLS)
    await as(B, async (run) => {
      expect((await run(`UPDATE ${name} SET ${key} = ${key}`)).rowCount, name).toBe(1)
      expect((await run(`UPDATE ${name} SET ${key} = '${B}' WHERE ${key} = '${A}'`)).rowCount, name).toBe(0)
    })
  }
})

test('rows of append-only tables can be neither changed nor removed, even by their owner', async () => {
  const append = tables.filter((table) => table.append)
  expect(append.length).toBeGreaterThan(25)
  for (const { name, key } of append) {
    for (const change of [`UPDATE ${name} SET ${key} = ${key}`, `DELETE FROM ${name}`]) {
      expect(await refusal(A, change), name).toMatch(/permission denied/)
      const owner = pool
        .query(`SET app.company = '${A}'; ${change}`)
        .finally(() => pool.query('RESET app.company'))
      await expect(owner, name).rejects.toThrow('are never changed or removed')
    }
  }
})

test('removing everything removes only the own rows', async () => {
  const edit = tables.filter((table) => !table.append)
  expect(edit.length).toBeGreaterThan(20)
  for (const { name, key } of edit) {
    await as(B, (run) => run(`DELETE FROM ${name}`)).catch((error: Error) => {
      // Some rows may change and never go.
      expect(error.message, name).toMatch(/permission denied/)
    })
    const left = await as(A, (run) => run(`SELECT ${key} AS company FROM ${name}`))
    expect(left.rows, name).toEqual([{ company: A }])
  }
})

test('no table may be emptied, and logins, sessions and codes are out of reach', async () => {
  for (const { name } of tables)
    expect(await refusal(A, `TRUNCATE ${name}`), name).toMatch(/permission denied/)
  for (const name of [
    'login',
    'session',
    'community_code',
    'second_factor',
    'recovery_code',
    'pending_sign_in',
    'knock',
    'migration',
  ])
    expect(await refusal(A, `SELECT 1 FROM platform.${name}`), name).toMatch(/permission denied/)
})

test('signing in is beyond the application role: it reads no hash and makes no session', async () => {
  for (const call of [
    `find_login('admin')`,
    `note_login('admin', 0, NULL)`,
    `count_failure('admin', '2026-11-20')`,
    `open_session('x', '${A}', '${A}', '2026-11-20')`,
    `find_session('x')`,
    `touch_session('x', '2026-11-20')`,
    `close_session('x')`,
    `open_pending_sign_in('x', '${A}', '${A}', 'admin', '2026-11-20')`,
    `try_pending_sign_in('x', '2026-11-20', 5)`,
    `close_pending_sign_in('x')`,
    `shut_until('x')`,
    `count_knock('x', '2026-11-20')`,
  ])
    expect(await refusal(A, `SELECT platform.${call}`), call).toMatch(/permission denied/)
})

test("what a company may do with its own staff's logins and codes does nothing to another's", async () => {
  const count = async () => {
    const { rows } = await pool.query(
      `SELECT (SELECT count(*) FROM platform.login)::int AS logins, (SELECT count(*) FROM platform.session)::int AS sessions,
              (SELECT count(*) FROM platform.second_factor)::int AS factors,
              (SELECT count(*) FROM platform.recovery_code)::int AS codes,
              (SELECT min(password_hash) FROM platform.login) AS hash,
              (SELECT min(secret) || min(last_step) FROM platform.second_factor) AS secret`,
    )
    return rows[0]
  }
  await pool.query(`
    INSERT INTO platform.login (username, company_id, staff_id, password_hash, failures) VALUES ('admin', '${A}', '${A}', 'h', 0);
    INSERT INTO platform.session (token_hash, company_id, staff_id, created_at, seen_at) VALUES ('t', '${A}', '${A}', now(), now());
    INSERT INTO platform.second_factor (company_id, staff_id, secret, started_at, last_step) VALUES ('${A}', '${A}', 's', now(), 0);
    INSERT INTO platform.recovery_code (company_id, staff_id, code_hash) VALUES ('${A}', '${A}', 'c')`)
  const before = await count()
  expect(before).toMatchObject({ logins: 1, sessions: 1, factors: 1, codes: 1 })
  for (const company of [B, null])
    for (const call of [
      `close_sessions_of('${A}')`,
      `close_other_sessions('${A}', '')`,
      `take_second_factor_step('${A}', 9, '2026-11-20')`,
      `take_recovery_code('${A}', 'c')`,
      `drop_second_factor('${A}')`,
    ])
      await as(company, (run) => run(`SELECT platform.${call}`))
  expect(await count()).toEqual(before)
  const rowsOf = (company: string | null, from: string) =>
    as(company, async (run) => (await run(`SELECT 1 FROM platform.${from}`)).rowCount)
  for (const from of [`find_second_factor('${A}')`, 'own_logins()']) {
    expect(await rowsOf(A, from), from).toBe(1)
    expect(await rowsOf(B, from), from).toBe(0)
    expect(await rowsOf(null, from), from).toBe(0)
  }
})

test('a table without its policy is found by these very questions', async () => {
  await pool.query('ALTER TABLE ledger.till DISABLE ROW LEVEL SECURITY')
  try {
    expect((await as(null, (run) => run('SELECT 1 FROM ledger.till'))).rowCount).toBeGreaterThan(0)
    expect(await refusal(B, `INSERT INTO ledger.till (company_id) VALUES ('${A}')`)).toBeNull()
  } finally {
    await pool.query('ALTER TABLE ledger.till ENABLE ROW LEVEL SECURITY')
  }
})

test('a community made by real commands is nowhere to be seen from another company', async () => {
  const place: Garden = await garden()
  try {
    await place.bill('2026-10', '2026-10-01')
    await place.pay('1-1-101', '100.00', '2026-10-05')
    const client = await place.database.pool.connect()
    try {
      let filled = 0
      for (const { name } of tables) {
        const count = async (company: string) => {
          await client.query(`BEGIN; SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${company}'`)
          const { rowCount } = await client.query(`SELECT 1 FROM ${name} LIMIT 1`)
          await client.query('COMMIT')
          return rowCount ?? 0
        }
        filled += await count(place.companyId)
        expect(await count(B), name).toBe(0)
      }
      expect(filled).toBeGreaterThan(20)
    } finally {
      client.release()
    }
  } finally {
    await place.drop()
  }
})

const OURS = `n.nspname NOT IN ('public', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`

const TABLES = `
  SELECT n.nspname || '.' || c.relname AS name,
         CASE c.relname WHEN 'company' THEN 'id' ELSE 'company_id' END AS key,
         EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'unchanging') AS append
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND c.relrowsecurity AND ${OURS}
  ORDER BY 1`

const VIEWS = `
  SELECT n.nspname || '.' || c.relname AS name
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'v' AND ${OURS}
  ORDER BY 1`

const DROP_CONSTRAINTS = `
  DO $$
  DECLARE t record;
  BEGIN
    FOR t IN
      SELECT k.conrelid::regclass AS name, k.conname FROM pg_catalog.pg_constraint k
      JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype IN ('f', 'c', 'x', 'u', 'p') AND ${OURS}
      ORDER BY k.contype <> 'f'
    LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', t.name, t.conname);
    END LOOP;
    FOR t IN
      SELECT a.attrelid::regclass AS name, a.attname FROM pg_catalog.pg_attribute a
      JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped AND ${OURS}
    LOOP
      EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', t.name, t.attname);
    END LOOP;
  END $$`
