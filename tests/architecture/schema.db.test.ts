import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeSchema } from '../../bin/gates/describe-schema.ts'
import { createPool } from '../../src/platform/db/pool.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { read } from './files.ts'
import { inspectCatalogue } from './catalogue.ts'

let database: TestDatabase
let pool: pg.Pool
let client: pg.PoolClient

beforeAll(async () => {
  database = await testDatabase()
  pool = createPool(database.config, { max: 1 })
  client = await pool.connect()
})
afterAll(async () => {
  client?.release()
  await pool?.end()
  await database.drop()
})

test('db/schema.sql is what the migrations make (npm run db -- schema writes it anew)', async () => {
  const described = await describeSchema(client)
  expect(described.split('\n').length).toBeGreaterThan(1_000)
  expect(described).toBe(read('db/schema.sql'))
})

test('a change of the schema changes its description', async () => {
  const before = (await describeSchema(client)).split('\n')
  for (const change of [
    'ALTER TABLE ledger.till ADD planted text',
    'ALTER TABLE ledger.till NO FORCE ROW LEVEL SECURITY',
    'CREATE INDEX planted ON ledger.till (community_id, name)',
    'GRANT TRUNCATE ON ledger.till TO dunwell_app',
    "CREATE OR REPLACE VIEW roster.v_phase AS SELECT community_id, id FROM roster.phase WHERE name <> ''",
    'GRANT EXECUTE ON FUNCTION platform.guard TO PUBLIC',
    'ALTER TABLE ledger.till DROP CONSTRAINT till_community_id_code_key',
  ]) {
    await client.query(`BEGIN; ${change}`)
    const after = (await describeSchema(client)).split('\n')
    await client.query('ROLLBACK')
    expect(after, change).not.toEqual(before)
  }
})

test('keys lead with the community, row-level security is forced, privileges are few', async () => {
  const { tables, views, functions, breaches } = await inspectCatalogue(client)
  expect(breaches).toEqual([])
  expect(tables).toBeGreaterThan(60)
  expect(views).toBeGreaterThan(40)
  expect(functions).toBeGreaterThan(15)
})

test.each([
  [
    'CREATE TABLE ledger.planted (id uuid PRIMARY KEY, community_id uuid NOT NULL, company_id uuid NOT NULL)',
    'ledger.planted: planted_pkey leads with id, not community_id',
  ],
  ['CREATE TABLE ledger.planted (community_id uuid NOT NULL)', 'ledger.planted: no company_id NOT NULL'],
  [
    'CREATE TABLE ledger.planted (community_id uuid NOT NULL, company_id uuid NOT NULL)',
    'ledger.planted: row-level security is not on and forced',
  ],
  [
    'ALTER TABLE ledger.till NO FORCE ROW LEVEL SECURITY',
    'ledger.till: row-level security is not on and forced',
  ],
  [
    'CREATE UNIQUE INDEX planted ON ledger.till (name)',
    'ledger.till: planted leads with name, not community_id',
  ],
  [
    'ALTER TABLE ledger.till ADD CONSTRAINT planted UNIQUE (company_id, name)',
    'ledger.till: planted leads with company_id, not community_id',
  ],
  [
    "ALTER TABLE ledger.day_close ADD CONSTRAINT planted EXCLUDE USING gist (till_id WITH =, daterange(day, day, '[]') WITH &&)",
    'ledger.day_close: planted leads with till_id, not community_id',
  ],
  [
    'ALTER TABLE ledger.till ADD other uuid, ADD CONSTRAINT planted FOREIGN KEY (other) REFERENCES platform.company',
    'ledger.till: planted leads with other, not company_id',
  ],
  ['DROP POLICY company ON ledger.till', 'ledger.till: 0 policies, one expected'],
  ['CREATE POLICY planted ON ledger.till USING (true)', 'ledger.till: 2 policies, one expected'],
  [
    'DROP POLICY company ON ledger.till; CREATE POLICY company ON ledger.till USING (true)',
    'ledger.till: its policy is not the one that `platform.guard` writes',
  ],
  ['GRANT TRUNCATE ON ledger.till TO dunwell_app', 'ledger.till: dunwell_app may TRUNCATE'],
  ['GRANT UPDATE (amount_fen) ON ledger.posting TO dunwell_app', 'ledger.posting: dunwell_app may UPDATE'],
  ['GRANT DELETE ON ledger.receipt TO dunwell_app', 'ledger.receipt: dunwell_app may DELETE'],
  [
    'DROP TRIGGER unchanging ON ledger.posting',
    'ledger.posting: money, proof and audit are append-only, this table is not',
  ],
  ['GRANT SELECT ON platform.login TO dunwell_app', 'platform.login: dunwell_app may SELECT'],
  ['GRANT SELECT ON ledger.till TO PUBLIC', 'ledger.till: granted to PUBLIC'],
  ['ALTER TABLE ledger.till OWNER TO dunwell_app', 'ledger.till: owned by dunwell_app'],
  ['CREATE VIEW ledger.v_planted AS SELECT 1 AS x', 'ledger.v_planted: not security_invoker'],
  [
    'CREATE VIEW ledger.planted WITH (security_invoker = true) AS SELECT 1 AS x',
    'ledger.planted: a view is public and named v_…',
  ],
  [
    'CREATE MATERIALIZED VIEW ledger.v_planted AS SELECT 1 AS x',
    'ledger.v_planted: a materialised view knows no row-level security',
  ],
  [
    "CREATE FUNCTION ledger.planted() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
    'ledger.planted(): SECURITY DEFINER without search_path = pg_catalog',
  ],
  [
    "CREATE FUNCTION ledger.planted() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT 1'",
    'ledger.planted(): SECURITY DEFINER and granted to PUBLIC',
  ],
  ['CREATE SEQUENCE ledger.number', 'ledger.number: a sequence leaves gaps and knows no company'],
])('the gate sees it: %s', async (change, breach) => {
  await client.query('BEGIN')
  try {
    // Only an owner's member may give a table away.
    await client.query(`GRANT CREATE ON SCHEMA ledger TO dunwell_app; ${change}`)
    expect((await inspectCatalogue(client)).breaches).toContain(breach)
  } finally {
    await client.query('ROLLBACK')
  }
})
