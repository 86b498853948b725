import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from './database.ts'
import { withClient } from './postgres.ts'

let mine: TestDatabase
let other: TestDatabase

beforeAll(async () => {
  mine = await testDatabase()
  other = await testDatabase()
})
afterAll(async () => {
  await mine.drop()
  await other.drop()
})

test('two test databases do not see each other', async () => {
  await withClient(mine.config, (client) => client.query('create table public.only_here (x int)'))
  const seen = (client: { query(sql: string): Promise<{ rows: unknown[] }> }) =>
    client
      .query(`select from pg_catalog.pg_class where relname = 'only_here'`)
      .then(({ rows }) => rows.length)
  expect(await withClient(mine.config, seen)).toBe(1)
  expect(await withClient(other.config, seen)).toBe(0)
})

test('the connecting role is no superuser, so row-level security is really tested', async () => {
  const { rows } = await withClient(mine.config, (client) =>
    client.query(
      'select rolsuper, rolcreatedb, rolcreaterole from pg_catalog.pg_roles where rolname = current_user',
    ),
  )
  expect(rows[0]).toMatchObject({ rolcreatedb: true, rolcreaterole: true })
  if (!process.env['DUNWELL_DATABASE_URL']) expect(rows[0].rolsuper).toBe(false)
})

test('Chinese words have trigrams', async () => {
  const { rows } = await withClient(mine.config, async (client) => {
    await client.query('create extension if not exists pg_trgm')
    return client.query(`select show_trgm('敦睦花园') as trigrams`)
  })
  expect(rows[0].trigrams.length).toBeGreaterThan(3)
})
