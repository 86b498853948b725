/** Servers that start at the same moment all start; one that cannot start leaves nothing behind, and its process ends. */
import { afterEach, expect, test } from 'vitest'
import { startServer } from '../../src/app/server.ts'
import { migrate, migrationNames } from '../../src/platform/db/migrate.ts'
import { createPool } from '../../src/platform/db/pool.ts'
import { compileSql } from '../../src/platform/db/sql-file.ts'
import type { Database } from '../../src/platform/db/tx.ts'
import { openJobs } from '../../src/platform/jobs/boss.ts'
import { blankDatabase } from '../app/blank-database.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { until } from './waiting.ts'

const SERVERS = 6
const WORKERS = compileSql(
  'workers',
  `SELECT count(*)::int AS many FROM pg_catalog.pg_stat_activity
   WHERE datname = current_database() AND application_name = 'dunwell-jobs'`,
)

let ending: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ending.reverse()) await end()
  ending = []
})

test('servers that meet an empty database at the same moment migrate it once', async () => {
  const { config } = await kept(blankDatabase())
  const steps = await Promise.all(Array.from({ length: SERVERS }, () => migrate(config)))
  expect(steps.flat().toSorted()).toEqual(migrationNames())
})

test('servers that start their queue at the same moment all have one, the first time and every time', async () => {
  const { config, database } = await opened()
  for (let time = 0; time < 3; time += 1) {
    const started = await Promise.allSettled(Array.from({ length: SERVERS }, () => queueOf(config, database)))
    for (const each of started) if (each.status === 'fulfilled') await each.value.stop()
    expect(started.map((each) => (each.status === 'rejected' ? String(each.reason) : 'started'))).toEqual(
      Array.from({ length: SERVERS }, () => 'started'),
    )
  }
})

test('what fails after the queue has started takes the queue down again', async () => {
  const { config, database } = await opened()
  const options = { config, database, dataDir: '/nowhere', host: '127.0.0.1', port: 0, calendar: false }
  await expect(startServer({ ...options, publicUrl: 'no address' })).rejects.toThrow('Invalid URL')
  await nobodyWorks(database)

  const closed = { pool: createPool(config) }
  await closed.pool.end()
  await expect(queueOf(config, closed)).rejects.toThrow('after calling end')
  await nobodyWorks(database)
})

async function opened() {
  const { config } = await kept(testDatabase())
  const database: Database = { pool: createPool(config, { max: SERVERS }) }
  ending.push(() => database.pool.end())
  return { config, database }
}

async function kept(made: Promise<TestDatabase>): Promise<TestDatabase> {
  const database = await made
  ending.push(() => database.drop())
  return database
}

function queueOf(config: TestDatabase['config'], database: Database) {
  return openJobs({ config, database, kinds: [], clock: () => new Date(), onDefect: () => {} })
}

/** Asked again: a connection that was ended is listed for a moment. */
async function nobodyWorks({ pool }: Database) {
  await until(10_000, 'the connections of the queue to end', async () =>
    (await pool.query(WORKERS.text)).rows[0].many === 0 ? true : null,
  )
}
