/**
 * A whole installation to be mistreated: an embedded PostgreSQL in a folder of its own, and servers as real processes,
 * which can be killed. Nothing of it outlives `close`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checks } from '../../src/app/commands/verify.ts'
import { firstRun } from '../../src/app/setup/first-run.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { createPool, type DatabaseConfig } from '../../src/platform/db/pool.ts'
import { type Database, inTransaction, type Tx } from '../../src/platform/db/tx.ts'
import { openPostgres } from '../../src/platform/postgres/postgres.ts'
import { verify } from '../../src/platform/verify/check.ts'
import { buildEstate } from '../support/estate.ts'
import { pause } from './chance.ts'

const CLI = fileURLToPath(new URL('../../src/app/cli.ts', import.meta.url))
const PASSWORD = 'plum-tree 93 lantern'
const AT = new Date('2026-11-20T02:00:00Z')

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
  postmaster(): number | null
  /** Kills PostgreSQL as a power cut would, or has it stop as for a restart: whoever is connected is cut off. */
  endDatabase(how: 'SIGKILL' | 'SIGINT'): void
  /** Invariants that do not hold; none: an empty list. */
  breaches(): Promise<string[]>
  close(): Promise<void>
}

export type ServerProcess = {
  url: string
  port: number
  /** The last defects it told of, but those of the queue, which finds out about its connections by itself. */
  said(): string
  kill(): Promise<void>
  stop(): Promise<void>
}

/** `under`: the folder in which the data folder is made. */
export async function openHouse(under = tmpdir()): Promise<House> {
  const dataDir = await mkdtemp(join(under, 'dunwell-faults-'))
  const postgres = await openPostgres({ dataDir })
  const { config } = postgres
  await migrate(config)
  const database: Database = { pool: createPool(config, { max: 50, name: 'dunwell-faults' }) }
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
  const servers = new Set<ServerProcess>()
  const postmaster = () => postmasterOf(dataDir)
  return {
    dataDir,
    config,
    database,
    companyId,
    communityId,
    write,
    query: (sql, values) => queryAs(database, companyId, sql, values),
    async serve(port = 0) {
      const server = await startServer(dataDir, port)
      servers.add(server)
      return server
    },
    postmaster,
    endDatabase(how) {
      const pid = postmaster()
      if (pid) process.kill(pid, how)
    },
    async breaches() {
      const where = { companyIds: [companyId], communityId: null, at: AT }
      const found = await verify(database, checks, where)
      return found
        .filter((each) => each.breaches > 0)
        .map(({ invariant, breaches, sample }) => `${invariant}: ${breaches} ${sample}`)
    },
    async close() {
      for (const server of servers) await server.kill()
      await database.pool.end()
      await postgres.release()
      for (let tries = 0; tries < 150 && existsSync(pidFile(dataDir)); tries += 1) await pause(100)
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
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

const pidFile = (dataDir: string) => join(dataDir, 'postgres', 'postmaster.pid')

function postmasterOf(dataDir: string): number | null {
  try {
    const pid = Number(readFileSync(pidFile(dataDir), 'utf8').split('\n')[0])
    return pid > 1 ? pid : null
  } catch {
    return null
  }
}

async function startServer(dataDir: string, port: number): Promise<ServerProcess> {
  const { DUNWELL_DATABASE_URL: _, ...env } = process.env
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', CLI, 'serve', '--data', dataDir],
    {
      // Should this process be killed, its servers end by themselves.
      env: { ...env, PORT: String(port), DUNWELL_PARENT_PID: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  child.stdout.on('data', (text) => (said += text))
  child.stderr.on('data', (text) => (said += text))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  while (!said.includes('is ready at')) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server did not start: ${said}`)
    await pause(20)
  }
  const url = /is ready at (\S+)/.exec(said)?.[1] as string
  const end = (signal: NodeJS.Signals) => {
    if (running(child)) child.kill(signal)
    return ended
  }
  return {
    url,
    port: Number(new URL(url).port),
    said: () => defectsIn(said),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

function defectsIn(said: string): string {
  const lines = said.split('\n').filter((line) => line.startsWith('{') && !line.includes('"what":"pg-boss"'))
  // A process that ended by itself says so in plain words.
  const plain = said.split('\n').filter((line) => line !== '' && !line.startsWith('{'))
  return [...plain.slice(-40), ...told(lines)].join('\n')
}

function told(lines: readonly string[]): string[] {
  return lines.slice(-5).map((line) => {
    const { what, err = {} } = JSON.parse(line)
    return `${what} ${err.code ?? ''} ${err.stack ?? err.message ?? ''}`
  })
}

function running(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}

export type Person = { send(method: string, path: string, body?: unknown): Promise<Answer> }
export type Answer = { status: number; body: any }

/** Signs in as the admin; `url` is asked anew each time, for servers come and go. */
export async function signIn(url: () => string): Promise<Person> {
  const answer = await fetch(`${url()}/api/auth/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: PASSWORD }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (answer.status !== 200 || !cookie) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return {
    async send(method, path, body) {
      const form = body instanceof FormData
      const response = await fetch(url() + path, {
        method,
        headers: {
          cookie,
          ...(form
            ? { 'x-dunwell-upload': '1' }
            : body === undefined
              ? {}
              : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(20_000),
      })
      const text = await response.text()
      return {
        status: response.status,
        body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
      }
    },
  }
}
