/** A real listening server on a database of its own, with a clock that stands still until it is moved. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstRun } from '../../src/app/setup/first-run.ts'
import { type ServeOptions, type Server, startServer } from '../../src/app/server.ts'
import { addStaff } from '../../src/platform/auth/commands/add-staff.ts'
import { openVault, type Vault } from '../../src/platform/auth/vault.ts'
import type { Role } from '../../src/platform/auth/roles.ts'
import { createPool, type DatabaseConfig } from '../../src/platform/db/pool.ts'
import { type Database, inTransaction, type Tx } from '../../src/platform/db/tx.ts'
import { localDay } from '../../src/rules/day.ts'
import { testDatabase } from '../support/database.ts'

export const PASSWORD = 'plum-tree 93 lantern'

export type TestServer = {
  url: string
  config: DatabaseConfig
  database: Database
  companyId: string
  communityId: string
  clock: { at: Date }
  vault: Vault
  /** Signs in and answers a client that keeps the cookie. */
  signIn(username: string, password?: string): Promise<TestClient>
  /** A client without a session. */
  visitor(): TestClient
  addStaff(username: string, role: Role, communityId?: string | null): Promise<string>
  write<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Stops the server and every connection, and keeps the database. */
  pause(): Promise<void>
  stop(): Promise<void>
}

export type Answer = { status: number; headers: Headers; body: any }
export type TestClient = {
  cookie: string | null
  get(path: string): Promise<Answer>
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

/** `admin` of the company 安居物业 with the community `T1`. */
export async function testServer(
  at = new Date('2026-11-20T02:00:00Z'),
  more: Pick<ServeOptions, 'logLevel' | 'logTo' | 'publicUrl'> = {},
): Promise<TestServer> {
  const test = await testDatabase()
  const database: Database = { pool: createPool(test.config, { max: 8 }) }
  const dataDir = await mkdtemp(join(tmpdir(), 'dunwell-server-'))
  const clock = { at }
  const vault = openVault(dataDir, {})
  const admin = { company: '安居物业', adminName: '陈管理', username: 'admin', password: PASSWORD }
  const made = await firstRun(database, { ...admin, communities: [{ code: 'T1', name: '梧桐苑' }] }, { at })
  const server = await startServer({
    config: test.config,
    database,
    dataDir,
    host: '127.0.0.1',
    port: 0,
    clock: () => clock.at,
    calendar: false,
    vault,
    ...more,
  })
  let running = true
  const pause = async () => {
    if (!running) return
    running = false
    await server.stop()
    await database.pool.end()
  }
  const write = <Result>(work: (tx: Tx) => Promise<Result>) =>
    inTransaction(
      database,
      { companyId: made.companyId, actor: { kind: 'system', name: 'test' }, at: clock.at },
      work,
    )
  return {
    url: server.url,
    config: test.config,
    database,
    companyId: made.companyId,
    communityId: made.communities[0]?.communityId as string,
    clock,
    vault,
    write,
    visitor: () => client(server),
    signIn: async (username, password = PASSWORD) => {
      const person = client(server)
      const answer = await person.send('POST', '/api/auth/session', { username, password })
      if (answer.status !== 200) throw new Error(`sign-in of ${username}: ${JSON.stringify(answer.body)}`)
      return person
    },
    addStaff: (username, role, communityId = null) =>
      write(async (tx) => {
        const day = localDay(clock.at, 'Asia/Shanghai')
        return (
          await addStaff(tx, {
            name: `员工${username}`,
            username,
            password: PASSWORD,
            role,
            communityId,
            day,
          })
        ).staffId
      }),
    pause,
    stop: async () => {
      await pause()
      await test.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function client(server: Server): TestClient {
  const send: TestClient['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(self.cookie ? { cookie: self.cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const [cookie] = response.headers.getSetCookie()
    if (cookie) self.cookie = cookie.split(';')[0] ?? null
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: isJson(response) ? JSON.parse(text) : text,
    }
  }
  const self: TestClient = { cookie: null, send, get: (path) => send('GET', path) }
  return self
}

function isJson(response: Response): boolean {
  return /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '')
}
