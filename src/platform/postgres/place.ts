import { createHash } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseProblem, useExternal } from './problem.ts'

/** Where one embedded server lives. Everybody who names the same data folder arrives at the same place. */
export interface Place {
  dataDir: string
  cluster: string
  log: string
  /** Held by the one supervisor of this data folder. */
  lock: string
  /** A short private folder: a socket's path may have no more than 107 bytes (103 on a Mac). */
  run: string
  leases: string
  /** Only the number in the socket's name: no TCP port is opened. */
  port: number
}

export function preparePlace(dataDir: string): Place {
  if (process.platform === 'win32')
    throw new DatabaseProblem(
      'database.no-embedded',
      '内置数据库暂不支持 Windows。The embedded database does not run on Windows yet.',
      `请使用 WSL 2，${useExternal} Use WSL 2.`,
    )
  const real = makeFolder(dataDir)
  const cluster = join(real, 'postgres')
  const run = runFolder(real, ownerOf({ cluster }).uid)
  return {
    dataDir: real,
    cluster,
    log: join(real, 'postgres.log'),
    lock: join(real, 'postgres.lock'),
    run,
    leases: join(run, 'leases'),
    port: 5432,
  }
}

/** The user whose files these are. Root serves a data folder for its owner, everybody else only their own. */
export function ownerOf(place: { cluster: string }): { uid: number; gid: number } {
  return existsSync(place.cluster) ? statSync(place.cluster) : self()
}

/** What root makes on the way must stay usable by the folder's owner. */
export function giveToOwner(place: Place, path: string): void {
  const { uid, gid } = ownerOf(place)
  if (self().uid === 0 && uid !== 0) chownSync(path, uid, gid)
}

export function self(): { uid: number; gid: number } {
  return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
}

function makeFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    return realpathSync(dataDir)
  } catch (error) {
    throw new DatabaseProblem(
      'database.no-folder',
      `无法创建或写入数据目录 ${dataDir}：${(error as Error).message}。The data folder cannot be made or written.`,
      `用 DUNWELL_DATA 或 --data 指定可写的目录。Name a writable folder in DUNWELL_DATA or --data.`,
    )
  }
}

/**
 * Not in $TMPDIR but always in the same folder: two users with different environments must meet at the same socket.
 * Anybody may create a folder there before us, so its owner and mode are checked, and it may not be a symbolic link.
 */
function runFolder(dataDir: string, owner: number): string {
  const base = existsSync('/tmp') ? realpathSync('/tmp') : tmpdir()
  const run = join(base, `dunwell-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`)
  mkdirSync(run, { recursive: true, mode: 0o700 })
  const found = lstatSync(run)
  const mine = found.uid === self().uid || (self().uid === 0 && found.uid === owner)
  if (!found.isDirectory() || !mine || (found.mode & 0o077) !== 0)
    throw new DatabaseProblem(
      'database.not-yours',
      `${run} 属于其他用户或权限过宽。${run} belongs to somebody else, or others may enter it.`,
      `以数据目录所有者的身份运行，或删除该目录后重试。Run as the owner of the data folder, or remove that folder and try again.`,
    )
  return run
}
