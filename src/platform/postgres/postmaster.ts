import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.ts'

/** What `postmaster.pid` tells about the server of a cluster. */
export interface Postmaster {
  pid: number
  ready: boolean
}

/** The live server of this very cluster, or nothing: a process id alone may have been given to somebody else. */
export function livePostmaster(place: Place): Postmaster | undefined {
  const found = readPidFile(place)
  return found && isOurs(found.pid, place) ? found : undefined
}

/** Also true of a process that belongs to somebody else; a zombie is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

/**
 * After a power cut the recorded process id may belong to another program, and in a container without an init process a
 * killed server stays a zombie: PostgreSQL refuses to start in both cases. Its files are removed only once it is certain
 * that no server and no backend of this cluster runs: they all work in its folder.
 */
export function removeStaleLocks(place: Place): void {
  if (livePostmaster(place) || !existsSync('/proc/self/cwd') || anybodyWorksIn(place.cluster)) return
  const socket = join(place.run, `.s.PGSQL.${place.port}`)
  for (const file of [pidFile(place), socket, `${socket}.lock`]) rmSync(file, { force: true })
}

/** Lines: process id, folder, start time, port, socket folder, address, shared memory, state. */
function readPidFile(place: Place): Postmaster | undefined {
  try {
    const lines = readFileSync(pidFile(place), 'utf8').split('\n')
    const pid = Math.abs(Number(lines[0]))
    return pid > 1 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined
  } catch {
    return undefined
  }
}

function isOurs(pid: number, place: Place): boolean {
  return isAlive(pid) && commandLine(pid).includes(`-D ${place.cluster}`)
}

function isZombie(pid: number): boolean {
  // The name in the second field may hold spaces and parentheses; the state follows the last one.
  const stat = readOr('', `/proc/${pid}/stat`)
  return /^\) [ZX]/.test(stat.slice(stat.lastIndexOf(')')))
}

function commandLine(pid: number): string {
  if (existsSync('/proc/self')) return readOr('', `/proc/${pid}/cmdline`).replaceAll('\0', ' ')
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function anybodyWorksIn(folder: string): boolean {
  return readdirSync('/proc').some((entry) => {
    if (!/^\d+$/.test(entry)) return false
    try {
      return readlinkSync(`/proc/${entry}/cwd`) === folder
    } catch {
      return false
    }
  })
}

function pidFile(place: Place): string {
  return join(place.cluster, 'postmaster.pid')
}

function readOr(fallback: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return fallback
  }
}
