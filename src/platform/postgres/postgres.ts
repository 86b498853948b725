import { resolve } from 'node:path'
import pg from 'pg'
import { checkExternal } from './external.ts'
import { takeLease } from './lease.ts'
import { preparePlace } from './place.ts'

export { DatabaseProblem } from './problem.ts'

/** What `pg.Client`, `pg.Pool` and the migrator are given to connect. */
export interface PostgresConfig {
  connectionString?: string
  host?: string
  port?: number
  user?: string
  database?: string
  password?: string
}

export interface PostgresHandle {
  config: PostgresConfig
  embedded: boolean
  /** Major version: 15, 16, … */
  version: number
  /** Gives the lease back. The embedded server stops shortly after its last user has gone. */
  release(): Promise<void>
}

export interface PostgresOptions {
  /** The embedded server keeps its files in `<dataDir>/postgres`. */
  dataDir: string
  /** An external PostgreSQL; nothing is started then. */
  url?: string | undefined
  log?: ((line: string) => void) | undefined
}

const DATABASE = 'dunwell'
/**
 * Owns its database and may create databases and roles, but is no superuser: row-level security binds it as it does on
 * an external server, so nothing works here that would fail there.
 */
const USER = 'dunwell'
const SUPERUSER = 'postgres'

export async function openPostgres(options: PostgresOptions): Promise<PostgresHandle> {
  return options.url ? openExternal(options.url) : openEmbedded(options)
}

/** Flags win over the environment, an external server over a data folder. */
export function databaseOptionsFromEnvironment(
  env: NodeJS.ProcessEnv,
  flags: { database?: string | undefined; data?: string | undefined } = {},
): { dataDir: string; url?: string } {
  const dataDir = resolve(flags.data || env['DUNWELL_DATA'] || 'data')
  const url = flags.database || env['DUNWELL_DATABASE_URL']
  return url ? { dataDir, url } : { dataDir }
}

async function openExternal(url: string): Promise<PostgresHandle> {
  const version = await checkExternal(url)
  return { config: { connectionString: url }, embedded: false, version, release: async () => {} }
}

async function openEmbedded({ dataDir, log = () => {} }: PostgresOptions): Promise<PostgresHandle> {
  const place = preparePlace(dataDir)
  const lease = await takeLease(place, log)
  const config = { host: place.run, port: place.port, user: USER, database: DATABASE }
  try {
    const version = await ensureDatabase({ ...config, user: SUPERUSER, database: 'postgres' })
    return { config, embedded: true, version, release: async () => lease.release() }
  } catch (error) {
    lease.release()
    throw error
  }
}

/** Creates role and database on first use; proves on every use that the server answers. */
async function ensureDatabase(config: PostgresConfig): Promise<number> {
  const client = new pg.Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int / 10000 as version,
              exists (select from pg_catalog.pg_roles where rolname = $1) as "hasRole",
              exists (select from pg_catalog.pg_database where datname = $2) as "hasDatabase"`,
      [USER, DATABASE],
    )
    const { version, hasRole, hasDatabase } = rows[0]
    if (!hasRole) await client.query(`create role ${USER} login createdb createrole`).catch(unlessItExists)
    if (!hasDatabase) await client.query(`create database ${DATABASE} owner ${USER}`).catch(unlessItExists)
    return version
  } finally {
    await client.end()
  }
}

/** Two first users may both find nothing; either of them may have created it meanwhile. */
function unlessItExists(error: { code?: string }) {
  const duplicates = ['42710', '42P04', '23505']
  if (!duplicates.includes(error.code ?? '')) throw error
}
