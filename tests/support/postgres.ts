import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import {
  databaseOptionsFromEnvironment,
  openPostgres,
  type PostgresConfig,
} from '../../src/platform/postgres/postgres.ts'

// Vitest's global setup: one PostgreSQL for the whole run, one migrated template to clone from, nothing left at the end.

declare module 'vitest' {
  export interface ProvidedContext {
    dunwell: TestServer
  }
}

/** What a test file needs to make a database of its own. */
export interface TestServer {
  config: PostgresConfig
  template: string
  /** Every database of this run begins with it. */
  prefix: string
}

interface Running extends TestServer {
  stop(): Promise<void>
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...server } = await running()
  project.provide('dunwell', server)
  return stop
}

/** Several projects of one run share one server; Vitest sets each of them up, in this process. */
function running(): Promise<Running> {
  const shared = globalThis as { dunwellTestServer?: Promise<Running> }
  shared.dunwellTestServer ??= start()
  return shared.dunwellTestServer
}

async function start(): Promise<Running> {
  const { url } = databaseOptionsFromEnvironment(process.env)
  const dataDir = await mkdtemp(join(tmpdir(), 'dunwell-test-'))
  const postgres = await openPostgres({ dataDir, url })
  const run = randomBytes(4).toString('hex')
  const server = {
    config: postgres.config,
    template: `dunwell_template_${run}`,
    prefix: `dunwell_test_${run}_`,
  }

  async function stop() {
    await dropAll(server)
    await postgres.release()
    await removeFolder(dataDir)
  }
  try {
    await makeTemplate(server)
    return { ...server, stop: once(stop) }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeTemplate({ config, template }: TestServer): Promise<void> {
  await withClient(config, (client) => client.query(`create database ${template}`))
  await migrateIfThereIsAnythingToMigrate(inDatabase(config, template))
  // Nobody, autovacuum included, may be connected to what is being cloned.
  await withClient(config, (client) => client.query(`alter database ${template} allow_connections false`))
}

async function migrateIfThereIsAnythingToMigrate(config: PostgresConfig): Promise<void> {
  const module = new URL('../../src/platform/db/migrate.ts', import.meta.url)
  if (!existsSync(module)) return
  const { migrate } = (await import(module.href)) as { migrate(config: PostgresConfig): Promise<void> }
  await migrate(config)
}

async function dropAll({ config, template, prefix }: TestServer): Promise<void> {
  await withClient(config, async (client) => {
    const { rows } = await client.query(
      `select datname from pg_catalog.pg_database where datname = $1 or starts_with(datname, $2)`,
      [template, prefix],
    )
    for (const { datname } of rows) await dropDatabase(client, datname)
  })
}

const NOT_ALLOWED = '42501'
const IN_USE = '55006'

/**
 * Drops a database whoever is connected to it. A role that is no superuser may not cut off autovacuum, and is refused
 * while it is at work there; without force, `drop database` itself sends autovacuum away.
 */
export async function dropDatabase(
  client: { query(text: string): Promise<unknown> },
  name: string,
): Promise<void> {
  const drop = (force: string, passing: string) =>
    client.query(`drop database if exists ${name}${force}`).then(
      () => null,
      (error: Error & { code?: string }) => {
        if (error.code === passing) return error
        throw error
      },
    )
  let refused: Error | null = null
  for (let tries = 0; tries < 10; tries += 1) {
    refused = await drop(' with (force)', NOT_ALLOWED)
    if (!refused || !(await drop('', IN_USE))) return
  }
  throw refused
}

/** The embedded server needs a moment to stop, and would write into a folder removed too early. */
async function removeFolder(dataDir: string): Promise<void> {
  for (let i = 0; i < 100 && existsSync(join(dataDir, 'postgres', 'postmaster.pid')); i++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

export async function withClient<T>(
  config: PostgresConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The same server and user, another database. */
export function inDatabase(config: PostgresConfig, database: string): PostgresConfig {
  if (!config.connectionString) return { ...config, database }
  const url = new URL(config.connectionString)
  url.pathname = `/${database}`
  return { ...config, connectionString: url.href }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined
  return () => (done ??= work())
}
