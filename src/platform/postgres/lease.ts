import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { giveToOwner, type Place } from './place.ts'
import { DatabaseProblem, useExternal } from './problem.ts'

/** What the supervisor says down a lease, one JSON document a line. */
export type Announcement =
  | { state: 'starting'; what: string }
  | { state: 'ready' }
  | { state: 'failed'; code: string; message: string; next: string }

export interface Lease {
  release(): void
}

const SUPERVISOR = fileURLToPath(new URL('./supervisor.ts', import.meta.url))
const PATIENCE_MS = 20_000
/** Between tries to get back a database that was lost: a little longer each time. */
const PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 5000
const LOG_LIMIT = 10 * 2 ** 20

/**
 * A lease is an open connection to the supervisor's socket. The kernel closes it however its holder ends, kill -9
 * included, so no lease can be left behind. Should the supervisor itself be killed, its users notice and start another.
 */
export async function takeLease(place: Place, log: (line: string) => void): Promise<Lease> {
  let released = false
  let held: Socket | undefined

  async function acquire(background: boolean): Promise<unknown> {
    const socket = await reachSupervisor(place, log, background, () => released)
    if (released || !socket) return socket?.destroy()
    held = socket
    // A lease does not keep its holder's process alive.
    socket.unref()
    socket.once('close', () => {
      if (released) return
      log('数据库监护进程已退出，正在重新启动。The database supervisor has gone; starting another.')
      void acquireAgain()
    })
  }

  /** Whoever had a database wants it back, however long its disk stays full: nobody shall have to restart a server. */
  async function acquireAgain(): Promise<void> {
    for (let wait = PAUSE_MS; !released; wait = Math.min(wait + PAUSE_MS, LONGEST_PAUSE_MS)) {
      try {
        return void (await acquire(true))
      } catch (error) {
        if (!released) log((error as Error).message)
        await pause(wait, true)
      }
    }
  }

  await acquire(false)
  return {
    release() {
      released = true
      held?.destroy()
    },
  }
}

/** Resolves with a connection once PostgreSQL behind it is ready; starts a supervisor whenever there is none. */
async function reachSupervisor(
  place: Place,
  log: (line: string) => void,
  background: boolean,
  givenUp: () => boolean,
): Promise<Socket | undefined> {
  const deadline = Date.now() + PATIENCE_MS
  let starting: { ended: boolean; code: number | null; at: number } | undefined
  for (;;) {
    const socket = await whenReady(place, log, background)
    if (socket || givenUp()) return socket
    if (starting?.ended && starting.code !== 0) throw notStarted(place)
    if (Date.now() > deadline) throw notStarted(place)
    // One that exits at once with 0 has found the lock taken: the one before it is still busy stopping.
    if (!starting || (starting.ended && Date.now() - starting.at > 250)) starting = spawnSupervisor(place)
    await pause(15, background)
  }
}

/** Undefined where nobody listens, or the supervisor went away before PostgreSQL was ready. */
function whenReady(
  place: Place,
  log: (line: string) => void,
  background: boolean,
): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(place.leases)
    if (background) socket.unref()
    socket.on('error', () => {})
    socket.once('close', () => resolve(undefined))
    const lines = createInterface(socket)
    // It passes the socket's errors on; 'close' has said what there is to say.
    lines.on('error', () => {})
    lines.on('line', (line) => {
      const said = JSON.parse(line) as Announcement
      if (said.state === 'ready') resolve(socket)
      else if (said.state === 'starting') log(said.what)
      else {
        reject(new DatabaseProblem(said.code, said.message, said.next))
        socket.destroy()
      }
    })
  })
}

function spawnSupervisor(place: Place) {
  const log = openLog(place)
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', SUPERVISOR, place.dataDir],
    {
      // A session of its own: Ctrl-C in the user's terminal must not reach the database before its users are done.
      detached: true,
      cwd: '/',
      stdio: ['ignore', log, log],
      env: { PATH: process.env['PATH'], DUNWELL_PG_GRACE_MS: process.env['DUNWELL_PG_GRACE_MS'] },
    },
  )
  closeSync(log)
  child.unref()
  const state = { ended: false, code: null as number | null, at: Date.now() }
  child.once('error', () => Object.assign(state, { ended: true, code: 1 }))
  child.once('exit', (code) => Object.assign(state, { ended: true, code: code ?? 1 }))
  return state
}

function openLog(place: Place): number {
  try {
    if ((statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT)
      renameSync(place.log, `${place.log}.1`)
    const log = openSync(place.log, 'a', 0o600)
    giveToOwner(place, place.log)
    return log
  } catch (error) {
    throw new DatabaseProblem(
      'database.not-yours',
      `无法写入 ${place.log}：${(error as Error).message}。The data folder cannot be written.`,
      `以数据目录所有者的身份运行，或用 DUNWELL_DATA 指定其他目录。Run as its owner, or name another folder in DUNWELL_DATA.`,
    )
  }
}

function notStarted(place: Place): DatabaseProblem {
  const tail = readFileSync(place.log, 'utf8').trimEnd().split('\n').slice(-3).join('\n')
  return new DatabaseProblem(
    'database.not-started',
    `内置数据库未能启动。The embedded database did not start.\n${tail}`,
    `查看日志 See ${place.log}，${useExternal}`,
  )
}

function pause(ms: number, background: boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    if (background) timer.unref()
  })
}
