/**
 * Where a house stands: an embedded PostgreSQL in a folder of its own, which can be killed; or a database of its own on an
 * external server, where all that can be done is to cut everybody off.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseConfig } from '../../src/platform/db/pool.ts'
import { openPostgres } from '../../src/platform/postgres/postgres.ts'
import { dropDatabase, inDatabase, withClient } from '../support/postgres.ts'
import { pause } from './chance.ts'

export type Ending = 'SIGKILL' | 'SIGINT'

export type Installation = {
  dataDir: string
  config: DatabaseConfig
  /** What a server process must be told to find its database. */
  env: Record<string, string>
  endDatabase(how: Ending): Promise<void>
  /** Gives everything back; nobody may be connected any more. */
  remove(): Promise<void>
}

/** `under`: the folder in which the data folder is made. */
export async function embedded(under = tmpdir()): Promise<Installation> {
  const dataDir = await mkdtemp(join(under, 'dunwell-faults-'))
  const postgres = await openPostgres({ dataDir })
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
  return {
    dataDir,
    config: postgres.config,
    env: {},
    async endDatabase(how) {
      const pid = firstLine(pidFile)
      if (pid > 1) process.kill(pid, how)
    },
    async remove() {
      await postgres.release()
      for (let tries = 0; tries < 300 && existsSync(pidFile); tries += 1) await pause(100)
      if (existsSync(pidFile)) throw new Error(`waited 30 s for PostgreSQL to stop; see ${dataDir}`)
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

/** Without the file, or in the moment in which it is written: 0. */
function firstLine(file: string): number {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || 0
  } catch {
    return 0
  }
}

export async function external(url: string): Promise<Installation> {
  const server = { connectionString: url }
  const name = `dunwell_faults_${randomBytes(4).toString('hex')}`
  await withClient(server, (client) => client.query(`create database ${name}`))
  const config = inDatabase(server, name) as { connectionString: string }
  const dataDir = await mkdtemp(join(tmpdir(), 'dunwell-faults-'))
  return {
    dataDir,
    config,
    env: { DUNWELL_DATABASE_URL: config.connectionString },
    async endDatabase() {
      await withClient(server, (client) =>
        client.query(
          `select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity
           where datname = $1 and usename = current_user`,
          [name],
        ),
      )
    },
    async remove() {
      await withClient(server, (client) => dropDatabase(client, name))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
