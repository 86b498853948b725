import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  databaseOptionsFromEnvironment,
  openPostgres,
  type PostgresConfig,
  type PostgresHandle,
} from './postgres.ts'

// On the real thing: real servers, real processes, really killed. The grace is short, so that stopping can be seen.

const GRACE_MS = 300
let dataDir: string
let handles: PostgresHandle[]
let users: ChildProcess[]

beforeEach(async () => {
  vi.stubEnv('DUNWELL_PG_GRACE_MS', String(GRACE_MS))
  dataDir = await mkdtemp(join(tmpdir(), 'dunwell-pg-'))
  handles = []
  users = []
})

afterEach(async () => {
  for (const user of users) user.kill('SIGKILL')
  for (const handle of handles) await handle.release()
  await until(() => processesOf(dataDir).length === 0, 20_000)
  await rm(dataDir, { recursive: true, force: true })
  vi.unstubAllEnvs()
})

test('a server starts, keeps what was committed, and leaves no process behind', async () => {
  const first = await open()
  expect(first).toMatchObject({ embedded: true, version: 18 })
  await query(first.config, 'create table public.kept (x int)')
  await query(first.config, 'insert into public.kept values (7)')
  await first.release()
  await until(() => processesOf(dataDir).length === 0)

  const again = await open()
  expect(await query(again.config, 'select x from public.kept')).toEqual([{ x: 7 }])
})

test('it listens on no TCP port, and only its owner may enter the socket folder', async () => {
  const { config } = await open()
  expect(await query(config, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  const mode = execFileSync('ls', ['-ld', config.host as string], { encoding: 'utf8' })
  expect(mode).toMatch(/^drwx------/)
})

test('a commit is flushed to the disk before it is acknowledged', async () => {
  const { config } = await open()
  const rows = await query(
    config,
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by 1`,
  )
  expect(rows).toEqual(
    ['fsync', 'full_page_writes', 'synchronous_commit'].map((name) => ({ name, setting: 'on' })),
  )
})

test('Chinese sorts by number and sound, and is known as letters', async () => {
  const { config } = await open()
  await query(config, `create collation public.zh (provider = icu, locale = 'zh-u-co-pinyin-kn')`)
  const rows = await query(
    config,
    `select x from unnest(array['10号楼', '张', '2号楼', '安']) x order by x collate public.zh`,
  )
  expect(rows).toEqual([{ x: '2号楼' }, { x: '10号楼' }, { x: '安' }, { x: '张' }])
  expect(await query(config, `select '敦' ~ '^[[:alpha:]]$' as letter`)).toEqual([{ letter: true }])
})

test('two users share one server; it stays for the second and stops after it', async () => {
  const [first, second] = await Promise.all([open(), open()])
  expect(await serverPid(first.config)).toBe(await serverPid(second.config))
  await first.release()
  await pause(GRACE_MS * 3)
  expect(await query(second.config, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await second.release()
  await until(() => processesOf(dataDir).length === 0)
})

test('six processes that start at once get one server', async () => {
  const started = await Promise.all(Array.from({ length: 6 }, () => startUser()))
  expect(new Set(started.map((user) => user.server)).size).toBe(1)
  expect(postmasters(dataDir)).toHaveLength(1)
})

test('the lease of a user killed with -9 lapses by itself', async () => {
  const user = await startUser()
  expect(postmasters(dataDir)).toHaveLength(1)
  user.child.kill('SIGKILL')
  await until(() => processesOf(dataDir).length === 0)
})

test('a user that is interrupted while the server starts leaves nothing behind', async () => {
  const child = spawnUser()
  await until(() => processesOf(dataDir).length > 0)
  child.kill('SIGKILL')
  await until(() => processesOf(dataDir).length === 0, 15_000)
  expect(await query((await open()).config, 'select 1 as fine')).toEqual([{ fine: 1 }])
})

test('a server killed with -9 while it is used comes back with everything committed', async () => {
  const { config } = await open()
  await query(config, 'create table public.kept (x int)')
  await query(config, 'insert into public.kept select generate_series(1, 1000)')
  const killed = await serverPid(config)
  process.kill(killed, 'SIGKILL')
  await until(async () => (await serverPid(config).catch(() => killed)) !== killed, 20_000)
  expect(await query(config, 'select count(*)::int as n from public.kept')).toEqual([{ n: 1000 }])
})

test('after everything was killed with -9 it opens again', async () => {
  const user = await startUser()
  for (const pid of [user.child.pid as number, ...processesOf(dataDir)]) killHard(pid)
  const { config } = await open()
  expect(await serverPid(config)).not.toBe(user.server)
})

test('a supervisor killed with -9 is replaced, and its users keep their server', async () => {
  const { config } = await open()
  for (const pid of supervisors(dataDir)) process.kill(pid, 'SIGKILL')
  await until(async () => supervisors(dataDir).length === 1 && (await answers(config)), 20_000)
})

test('a recorded process id that now belongs to another program does not block the start', async () => {
  const first = await open()
  await first.release()
  await until(() => processesOf(dataDir).length === 0)
  // As after a power cut: this very test runs under the process id the server once had.
  const lines = [process.ppid, join(dataDir, 'postgres'), 1, 5432, '/tmp', '', '', 'ready']
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${lines.join('\n')}\n`, { mode: 0o600 })
  expect(await query((await open()).config, 'select 1 as fine')).toEqual([{ fine: 1 }])
})

test('a folder that holds something else is refused, and left alone', async () => {
  execFileSync('mkdir', [join(dataDir, 'postgres')])
  await writeFile(join(dataDir, 'postgres', 'holiday.jpg'), 'sun')
  await expect(open()).rejects.toMatchObject({ name: 'DatabaseProblem', code: 'database.not-a-cluster' })
  expect(readFileSync(join(dataDir, 'postgres', 'holiday.jpg'), 'utf8')).toBe('sun')
})

test('a cluster of another version is refused by name', async () => {
  await (await open()).release()
  await until(() => processesOf(dataDir).length === 0)
  await chmod(join(dataDir, 'postgres', 'PG_VERSION'), 0o600)
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '14\n')
  await expect(open()).rejects.toMatchObject({ code: 'database.other-version' })
})

test('an external server that cannot be reached is refused without telling the password', async () => {
  const url = 'postgres://someone:s3cret@127.0.0.1:1/nowhere'
  const refusal = await openPostgres({ dataDir, url }).catch((error) => error)
  expect(refusal).toMatchObject({ name: 'DatabaseProblem', code: 'database.unreachable' })
  expect(`${refusal.message} ${refusal.next}`).not.toContain('s3cret')
})

test('an external database is used as it is; one that knows no Chinese letters is refused', async () => {
  const { config, ...embedded } = await open()
  const url = (database: string) =>
    `postgres://dunwell@/${database}?host=${encodeURIComponent(config.host as string)}`
  const external = await openPostgres({ dataDir, url: url('dunwell') })
  expect(external).toMatchObject({ embedded: false, version: embedded.version })

  await query(
    config,
    `create database plain template template0 encoding 'UTF8' locale_provider 'libc' locale 'C'`,
  )
  await query(
    config,
    `create database latin template template0 encoding 'LATIN1' locale_provider 'libc' locale 'C'`,
  )
  for (const refused of ['plain', 'latin'])
    await expect(openPostgres({ dataDir, url: url(refused) })).rejects.toMatchObject({
      code: 'database.not-utf8',
    })
})

test('flags win over the environment, an external server over a data folder', () => {
  const env = { DUNWELL_DATA: '/a', DUNWELL_DATABASE_URL: 'postgres://env' }
  expect(databaseOptionsFromEnvironment({})).toEqual({ dataDir: join(process.cwd(), 'data') })
  expect(databaseOptionsFromEnvironment(env)).toEqual({ dataDir: '/a', url: 'postgres://env' })
  expect(databaseOptionsFromEnvironment(env, { data: '/b', database: 'postgres://flag' })).toEqual({
    dataDir: '/b',
    url: 'postgres://flag',
  })
})

async function open(): Promise<PostgresHandle> {
  const handle = await openPostgres({ dataDir })
  handles.push(handle)
  return handle
}

/** Another process that holds a lease until it is killed, and says which server it got. */
async function startUser(): Promise<{ child: ChildProcess; server: number }> {
  const child = spawnUser()
  const server = await new Promise<number>((resolve, reject) => {
    createInterface(child.stdout as NodeJS.ReadableStream).once('line', (line) => resolve(Number(line)))
    child.once('exit', () => reject(new Error('the user ended before its server was ready')))
  })
  return { child, server }
}

function spawnUser(): ChildProcess {
  const script = `
    import { openPostgres } from ${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)}
    import { readFileSync } from 'node:fs'
    await openPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(readFileSync(${JSON.stringify(join(dataDir, 'postgres', 'postmaster.pid'))}, 'utf8').split('\\n')[0])
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  users.push(child)
  return child
}

async function query(config: PostgresConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

const answers = (config: PostgresConfig) =>
  query(config, 'select 1').then(
    () => true,
    () => false,
  )

async function serverPid(config: PostgresConfig): Promise<number> {
  await query(config, 'select 1')
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

function postmasters(folder: string): number[] {
  return processesOf(folder).filter((pid) =>
    commandLine(pid).includes(`bin/postgres -D ${join(folder, 'postgres')}`),
  )
}

function supervisors(folder: string): number[] {
  return processesOf(folder).filter((pid) => commandLine(pid).includes('supervisor.ts'))
}

/** Everything the wrapper started for this folder: supervisor, initdb, server. Zombies have an empty command line. */
function processesOf(folder: string): number[] {
  const listed = execFileSync('ps', ['-ww', '-A', '-o', 'pid=,stat=,command='], { encoding: 'utf8' }).split(
    '\n',
  )
  return listed
    .map((line) => /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((found) => found !== null)
    .filter(
      ([, , stat, command]) =>
        !stat?.startsWith('Z') && command?.includes(folder) && !command.includes('-e '),
    )
    .map(([, pid]) => Number(pid))
}

function commandLine(pid: number): string {
  const file = `/proc/${pid}/cmdline`
  if (existsSync(file)) return readFileSync(file, 'utf8').replaceAll('\0', ' ')
  return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone with its parent already.
  }
}

async function until(holds: () => boolean | Promise<boolean>, withinMs = 8000): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${holds}`)
    await pause(50)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
