// The small process that owns one embedded PostgreSQL. `lease.ts` starts it, detached; it ends after the last lease.
//
//   node supervisor.ts <data folder>

import type { ChildProcess } from 'node:child_process'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { type Cluster, prepareCluster, startPostmaster } from './cluster.ts'
import type { Announcement } from './lease.ts'
import { giveToOwner, type Place, preparePlace } from './place.ts'
import { isAlive, livePostmaster, removeStaleLocks } from './postmaster.ts'
import { DatabaseProblem, useExternal } from './problem.ts'

/** How long PostgreSQL outlives its last user: the next command of a script finds it still warm. */
const GRACE_MS = Number(process.env['DUNWELL_PG_GRACE_MS'] ?? 2000)
/** The one who asked for this supervisor needs a moment to connect, however short the grace. */
const FIRST_LEASE_MS = Math.max(GRACE_MS, 2000)
/** Backends of a killed postmaster let go of the cluster after about 1.5 s. */
const LOCK_PATIENCE_MS = 15_000
const FAST_SHUTDOWN_MS = 30_000

const dataDir = process.argv[2] ?? ''
const lock = lockFolder(preparePlace(dataDir))
if (!lock) process.exit(0)
// Mentioned here so that it is never garbage: collecting it would release the lock.
process.on('exit', () => lock.close())
// Once more: a predecessor takes its socket folder away as the last thing before it lets go of the lock.
const place = preparePlace(dataDir)

const leases = new Set<Socket>()
let announced: Announcement = { state: 'starting', what: '正在启动数据库…… Starting the database …' }
let postmaster: { pid: number; gone: Promise<unknown> } | undefined
let stopping = false
let leaving: NodeJS.Timeout | undefined

const server = await listen(place)
leaveIn(FIRST_LEASE_MS)
process.on('SIGHUP', () => {})
process.on('SIGINT', () => leaveIn(0))
// The machine goes down: users are stopping too, and they need the database to do so.
process.on('SIGTERM', () => (leases.size === 0 ? leaveIn(0) : void setTimeout(stop, 8000)))

await keepRunning().catch(giveUp)

/** Starts PostgreSQL, or adopts it, and does so again whenever it ends although it is in use. */
async function keepRunning(): Promise<void> {
  const cluster = await prepareCluster(place, (what) => announce({ state: 'starting', what }))
  while (!stopping) {
    postmaster = adopt() ?? (await start(cluster))
    if (stopping) break
    announce({ state: 'ready' })
    await postmaster.gone
    if (!stopping) say('PostgreSQL ended although it is in use; starting it again')
  }
  await stop()
}

/** A supervisor killed with -9 may have left its server running. */
function adopt() {
  const found = livePostmaster(place)
  if (!found?.ready) return undefined
  say(`adopted the running server ${found.pid}`)
  return { pid: found.pid, gone: ended(found.pid) }
}

/** Retries while another server of this cluster, or what is left of it, still holds the cluster's lock. */
async function start(cluster: Cluster): Promise<{ pid: number; gone: Promise<unknown> }> {
  const deadline = Date.now() + LOCK_PATIENCE_MS
  for (;;) {
    const logged = statSync(place.log).size
    removeStaleLocks(place)
    const child = startPostmaster(cluster)
    const gone = new Promise((resolve) => child.once('exit', resolve).once('error', resolve))
    if (await ready(child)) return { pid: child.pid as number, gone }
    const said = readFileSync(place.log, 'utf8').slice(logged)
    if (!/lock file ".*" already exists|shared memory block/.test(said) || Date.now() > deadline)
      throw notStarted(said)
    await pause(150)
  }
}

/** Recovery after a crash may take long: there is no limit as long as the process lives. */
async function ready(child: ChildProcess): Promise<boolean> {
  let failed = child.pid === undefined
  child.once('error', () => (failed = true))
  while (!failed && child.exitCode === null && child.signalCode === null) {
    const found = livePostmaster(place)
    if (found?.pid === child.pid && found?.ready) return true
    await pause(10)
  }
  return false
}

/** Only our own child tells when it ends; an adopted server must be watched. */
async function ended(pid: number): Promise<void> {
  while (isAlive(pid)) await pause(200)
}

async function listen(place: Place): Promise<Server> {
  // Whoever listened here before is dead: the lock is ours.
  rmSync(place.leases, { force: true })
  const server = createServer((socket) => {
    leases.add(socket)
    clearTimeout(leaving)
    socket.on('error', () => {})
    socket.once('close', () => {
      leases.delete(socket)
      if (leases.size === 0) leaveIn(GRACE_MS)
    })
    // Unread, the end of the connection would never be noticed.
    socket.resume()
    tell(socket)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(place.leases, resolve))
  giveToOwner(place, place.leases)
  return server
}

function announce(what: Announcement): void {
  announced = what
  for (const socket of leases) tell(socket)
}

function tell(socket: Socket): void {
  socket.write(`${JSON.stringify(announced)}\n`)
}

function leaveIn(ms: number): void {
  clearTimeout(leaving)
  leaving = setTimeout(stop, ms)
}

/** Stops PostgreSQL cleanly. Nobody can take a lease any more; who tries, waits for the lock and starts anew. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  server.close()
  for (const socket of leases) socket.destroy()
  const pid = postmaster?.pid ?? livePostmaster(place)?.pid
  if (pid !== undefined && livePostmaster(place)?.pid === pid) {
    process.kill(pid, 'SIGINT')
    const impatient = setTimeout(() => process.kill(pid, 'SIGQUIT'), FAST_SHUTDOWN_MS)
    await (postmaster?.gone ?? ended(pid))
    clearTimeout(impatient)
  }
  rmSync(place.run, { recursive: true, force: true })
  process.exit(0)
}

async function giveUp(error: Error): Promise<void> {
  say(error.stack ?? error.message)
  const { code = 'database.not-started', next = `See ${place.log}` } = error as Partial<DatabaseProblem>
  announce({ state: 'failed', code, message: error.message, next })
  await pause(100)
  await stop()
}

function notStarted(said: string): DatabaseProblem {
  const last = said.trimEnd().split('\n').slice(-3).join('\n')
  return new DatabaseProblem(
    'database.not-started',
    `内置数据库未能启动。The embedded database did not start.\n${last}`,
    `查看日志 See ${place.log}，${useExternal}`,
  )
}

/**
 * Exactly one supervisor a data folder. Node has no file lock of its own, but SQLite inside it takes a kernel lock that
 * ends with its process, however that ends: no stale lock files, no guessing about process ids.
 */
function lockFolder(place: Place): DatabaseSync | undefined {
  const held = new DatabaseSync(place.lock, { timeout: 0 })
  giveToOwner(place, place.lock)
  try {
    held.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return held
  } catch {
    held.close()
    return undefined
  }
}

function say(what: string): void {
  console.error(`${new Date().toISOString()} supervisor ${process.pid}: ${what}`)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
